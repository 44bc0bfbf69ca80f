/** Reads a history line by line into the store: while one stretch is being recorded the next one is read and checked. */
import type { Site } from '../../contract/site.ts';
import { DAY_MS } from '../../domain/zone.ts';
import {
  type HistoryChunk,
  type HistoryMark,
  type ImportedHistory,
  type Store,
  StoreError,
} from '../../storage/store.ts';
import { checkLine } from './check.ts';
import { type Line, readLines } from './lines.ts';
import type { Progress } from './progress.ts';
import type { RefusedLines } from './refused.ts';

/**
 * Events of one transaction: as many as take about so long, well below the time after which a call to the store is given up.
 * Its people are read and written once for several of their visits; the largest takes 200 MB.
 */
const TRANSACTION_MS = 1_500;
const FIRST_EVENTS = 10_000;
const LEAST_EVENTS = 1_000;
const MOST_EVENTS = 40_000;
/** Times that a stretch is handed over to a store that is too busy to answer. What it recorded all the same is not recorded again. */
const ATTEMPTS = 5;

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
  let eventsAtOnce = FIRST_EVENTS;

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
    const json = `[${events.join()}]`;
    const bytes = position;
    events = [];
    await refused.flush();
    const mark = await loading.markAt(position, lines);
    await recording;
    const startedAt = performance.now();
    recording = importPatiently(store, site.id, { events: json, ...(mark && { mark }) }, now).then((imported) => {
      const count = imported.recorded + imported.known;
      const fitting = (count * TRANSACTION_MS) / (performance.now() - startedAt);
      if (count >= LEAST_EVENTS) eventsAtOnce = Math.min(MOST_EVENTS, Math.max(LEAST_EVENTS, fitting));
      loaded.recorded += imported.recorded;
      loaded.known += imported.known;
      onProgress({ events: loaded.recorded + loaded.known, bytes });
    });
    // Heard of at the next turn at the latest.
    recording.catch(() => {});
  }

  for await (const some of readLines(loading.chunks)) {
    for (const line of some) take(line);
    if (events.length >= eventsAtOnce) await record();
  }
  await record();
  await recording;
  return loaded;
}

async function importPatiently(
  store: Store,
  siteId: number,
  chunk: HistoryChunk,
  now: number,
  attempts = ATTEMPTS,
): Promise<ImportedHistory> {
  try {
    return await store.importHistory(siteId, chunk, now);
  } catch (error) {
    if (attempts === 1 || !(error instanceof StoreError && error.code === 'overloaded')) throw error;
    return importPatiently(store, siteId, chunk, now, attempts - 1);
  }
}

function isBlank(content: Buffer): boolean {
  return content.length === 0 || (content.length < 10 && content.toString().trim() === '');
}
