/** A shop's past of so many events, as a file for `dangol import`. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { shop } from './catalogue.ts';
import { simulate } from './shoppers.ts';

const DAYS = 180;
const DAY_MS = 86_400_000;
/** Of the simulated shoppers it is 6, give or take 3 % in a small history: a little less, so that they do not end too early. */
const EVENTS_PER_SESSION = 5.8;
const CHUNK_CHARACTERS = 1_000_000;
/** Enough that nobody who comes in a minute of load has come just before. */
const MOST_REGULARS = 300_000;

/**
 * Writes the half year before `now`.
 *
 * @param regularsFile gets the ids of its visitors, one a line, or of an even sample of them.
 */
export async function writePast(file: string, regularsFile: string, events: number, now: number): Promise<void> {
  const sessionsPerDay = events / DAYS / EVENTS_PER_SESSION;
  const plan = { seed: 1, shop, zone: 'Asia/Seoul', from: now - DAYS * DAY_MS, until: now, sessionsPerDay };
  const stream = createWriteStream(file);
  const visitors = new Set<string>();
  let text = '';
  let written = 0;
  for (const event of simulate(plan)) {
    if (written === events) break;
    written++;
    visitors.add(event.visitor);
    text += `${JSON.stringify(event)}\n`;
    if (text.length < CHUNK_CHARACTERS) continue;
    if (!stream.write(text)) await once(stream, 'drain');
    text = '';
  }
  stream.end(text);
  await finished(stream);
  if (written < events) throw new Error(`the shoppers made ${written} of ${events} events`);
  const step = Math.ceil(visitors.size / MOST_REGULARS);
  await writeFile(regularsFile, [...visitors].filter((_, index) => index % step === 0).join('\n'));
}
