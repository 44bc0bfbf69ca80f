/** `dangol import FILE`: a shop's past, one event a line, goes through the pipeline of the present. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Site } from '../contract/site.ts';
import { openSqliteStore } from '../storage/sqlite/store.ts';
import { type HistoryMark, type Store, StoreError } from '../storage/store.ts';
import type { Command } from './command.ts';
import { loadHistory } from './history/load.ts';
import { count, duration, ProgressLine } from './history/progress.ts';
import { RefusedLines } from './history/refused.ts';
import { HistoryFile } from './history/source.ts';
import { Refusal } from './refusal.ts';

export const importCommand: Command = {
  about: 'record a past of JSON lines (- for stdin); stop the server first · 지난 기록을 불러옵니다',
  operands: ['FILE'],
  options: { site: 'KEY' },
  async run({ dataFolder }, [file = ''], { site: key }) {
    const source = file === '-' ? undefined : await HistoryFile.open(file);
    const store = await openStore(resolve(dataFolder, 'dangol.db'));
    try {
      await importFrom(source, store, siteFor(await store.listSites(), key), process.stderr);
    } finally {
      await store.close();
      await source?.close();
    }
  },
};

/** Where refused lines of standard input go. */
const STDIN_REFUSED = 'stdin.refused';

async function importFrom(
  source: HistoryFile | undefined,
  store: Store,
  site: Site,
  stream: NodeJS.WriteStream,
): Promise<void> {
  const startedAt = Date.now();
  const begin = source && (await markOf(source, store, site, (sentence) => stream.write(`${sentence}\n`)));
  const { position = 0, lines = 0 } = begin ?? {};
  const progress = new ProgressLine(stream, startedAt, position, source?.bytes);
  const refused = new RefusedLines(source ? `${source.path}.refused` : STDIN_REFUSED, (said) => progress.say(said));
  await refused.resume(begin?.refused ?? 0, begin?.refusedBytes ?? 0);
  const loaded = await loadHistory({
    store,
    site,
    now: startedAt,
    chunks: source ? source.chunksFrom(position) : process.stdin,
    begin: { position, lines },
    refused,
    markAt: async (at, read) => source && markAt(source, refused, at, read),
    onProgress: (reached) => progress.show(reached, Date.now()),
  });
  const seconds = Math.max(1, Math.round((Date.now() - startedAt) / 1_000));
  progress.say(`${count(loaded.recorded)} events recorded in ${duration(seconds)} (${site.name}).`);
  if (loaded.known > 0) progress.say(`${count(loaded.known)} were on record already.`);
  if (loaded.tooOld > 0) {
    progress.say(`${count(loaded.tooOld)} are older than ${site.privacy.retentionDays} days, which the site keeps.`);
  }
  if (refused.count > 0) {
    progress.say(`${count(refused.count)} lines broke a rule. They are in ${refused.file}: mend them and import it.`);
  }
}

/** Where to go on in a file; undefined for its start. */
async function markOf(
  source: HistoryFile,
  store: Store,
  site: Site,
  say: (sentence: string) => void,
): Promise<HistoryMark | undefined> {
  const mark = await store.getHistoryMark(site.id, source.path);
  if (!mark) return undefined;
  if (await source.isSame(mark)) {
    const isWhole = mark.position === source.bytes;
    say(`${source.path} was imported ${isWhole ? 'already' : `up to line ${count(mark.lines)}; goes on there`}.`);
    return mark;
  }
  say(`${source.path} has changed since it was imported: starts over. What is on record is not recorded twice.`);
  return undefined;
}

async function markAt(
  source: HistoryFile,
  refused: RefusedLines,
  position: number,
  lines: number,
): Promise<HistoryMark> {
  const fingerprint = await source.fingerprint(position);
  return { source: source.path, position, lines, refused: refused.count, refusedBytes: refused.bytes, fingerprint };
}

async function openStore(file: string): Promise<Store> {
  if (!existsSync(file)) {
    throw new Refusal(`There is no ${file} yet: start the server once with \`dangol serve\`, or set DANGOL_DATA.`);
  }
  const worker = new URL('./storage-worker.js', import.meta.url);
  try {
    return await openSqliteStore({ file, worker, log: console.error });
  } catch (error) {
    if (!(error instanceof StoreError && error.message.includes('in use by another'))) throw error;
    throw new Refusal(`${error.message} An import and a server cannot write at once: stop it, import, start it again.`);
  }
}

/** The site of a key, or the only one. */
export function siteFor(sites: readonly Site[], key: string | undefined): Site {
  const [only, ...others] = sites;
  if (!only) throw new Refusal('There is no site yet: start the server once with `dangol serve`, and add it there.');
  if (key === undefined && others.length === 0) return only;
  const named = sites.find((site) => site.key === key);
  if (named) return named;
  const known = sites.map((site) => `  ${site.key}  ${site.name}`).join('\n');
  throw new Refusal(`Say which site with --site KEY; there are\n${known}`);
}
