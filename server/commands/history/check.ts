/** Checks one line of a history file. */
import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { parse } from 'secure-json-parse';
import type { FieldFault } from '../../contract/error.ts';
import { type HistoryEvent, historySchema } from '../../contract/history.ts';
import { MAX_EVENT_BYTES } from '../../contract/limits.ts';
import { fault } from '../../domain/fault.ts';
import { faultOf } from '../../http/faults.ts';
import { checkOf } from '../../http/schema-check.ts';

const isHistoryEvent = checkOf<HistoryEvent>(historySchema);

/** A time before this many milliseconds, in 1973, is one in seconds. */
const SECONDS_UNTIL = 100_000_000_000;

/** What the times of a history may be: milliseconds UTC. */
export type Span = {
  /** The site keeps nothing older. */
  oldestAt: number;
  now: number;
};

export type CheckedLine =
  /** JSON of an event with an id. */
  | { event: string }
  | { fault: FieldFault }
  /** Past the site's retention. */
  | { tooOld: true };

/** @param line without its line break, not empty. */
export function checkLine(line: Buffer, { oldestAt, now }: Span): CheckedLine {
  if (!isUtf8(line)) return { fault: fault('', 'must be UTF-8') };
  if (line.length > MAX_EVENT_BYTES) {
    return { fault: fault('', `must have at most ${MAX_EVENT_BYTES} bytes, has ${line.length}`) };
  }
  const text = line.toString().trim();
  const event = read(text);
  if (!isHistoryEvent(event)) return { fault: brokenRule(text) };
  if (event.at > now) return { fault: fault('at', 'must not be in the future', event.at) };
  if (event.at < SECONDS_UNTIL) return { fault: fault('at', 'must be milliseconds since 1970, not seconds', event.at) };
  if (event.at < oldestAt) return { tooOld: true };
  return { event: event.id === undefined ? withId(text, event.at) : text };
}

/** Undefined when it is not JSON, or carries a `__proto__`. */
function read(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function brokenRule(text: string): FieldFault {
  const [error] = isHistoryEvent.errors;
  if (read(text) === undefined || !error) return { path: '', rule: 'must be JSON', received: text.slice(0, 100) };
  return faultOf(error);
}

/** Eight digits of the event's time, as in every id, and 64 bits of a hash of the line. */
function withId(text: string, at: number): string {
  const digest = hash('sha1', text, 'buffer');
  const tail = String(digest.readUInt32LE(0)).padStart(8, '0') + digest.readUInt32LE(4);
  return `{"id":"${at.toString(36).padStart(8, '0')}${tail}",${text.slice(1)}`;
}
