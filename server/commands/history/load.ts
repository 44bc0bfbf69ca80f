/** Reads a history line by line into the store: while one stretch is being recorded the next one is read and checked. */
import type { Site } from '../../contract/site.ts';
import { DAY_MS } from '../../domain/zone.ts';
import type { HistoryMark, Store } from '../../storage/store.ts';
import { checkLine } from './check.ts';
import { type Line, readLines } from './lines.ts';
import type { Progress } from './progress.ts';
import type { RefusedLines } from './refused.ts';

/** Events of one transaction: enough that its people are read and written once for several of their visits, 200 MB at most. */
const EVENTS_AT_ONCE = 25_000;

export type Loading = {
  store: Store;
  site: Site;
  now: number;
  chunks: AsyncIterable<Buffer>;
  /** Where the chunks begin in their file. */
  begin: Pick<HistoryMark, 'position' | 'lines'>;
  refused: RefusedLines;
  /** The mark of a position; undefined for what cannot be gone back to. */
  markAt: (position: number, lines: number) => Promise<HistoryMark | undefined>;
  onProgress: (progress: Progress) => void;
};

export type Loaded = { recorded: number; known: number; tooOld: number };

/** Resolves when all is on disk. Rejects with a StoreError; what was committed until then is kept. */
export async function loadHistory(loading: Loading): Promise<Loaded> {
  const { store, site, now, refused, onProgress } = loading;
  const span = { now, oldestAt: now - site.privacy.retentionDays * DAY_MS };
  const loaded: Loaded = { recorded: 0, known: 0, tooOld: 0 };
  let { position, lines } = loading.begin;
  let events: string[] = [];
  let recording: Promise<void> = Promise.resolve();

  function take(line: Line): void {
    position += line.bytes;
    lines++;
    if (isBlank(line.content)) return;
    const checked = checkLine(line.content, span);
    if ('event' in checked) events.push(checked.event);
    else if ('fault' in checked) refused.add(lines, line, checked.fault);
    else loaded.tooOld++;
  }

  /** Hands over what was read; waits for what was handed over before. */
  async function record(): Promise<void> {
    const chunk = `[${events.join()}]`;
    const bytes = position;
    events = [];
    await refused.flush();
    const mark = await loading.markAt(position, lines);
    await recording;
    recording = store.importHistory(site.id, { events: chunk, ...(mark && { mark }) }, now).then((imported) => {
      loaded.recorded += imported.recorded;
      loaded.known += imported.known;
      onProgress({ events: loaded.recorded + loaded.known, bytes });
    });
    // Heard of at the next turn at the latest.
    recording.catch(() => {});
  }

  for await (const some of readLines(loading.chunks)) {
    for (const line of some) take(line);
    if (events.length >= EVENTS_AT_ONCE) await record();
  }
  await record();
  await recording;
  return loaded;
}

function isBlank(content: Buffer): boolean {
  return content.length === 0 || (content.length < 10 && content.toString().trim() === '');
}
