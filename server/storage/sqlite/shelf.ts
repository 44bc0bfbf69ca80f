/** The folder of the scheduled backups: when the next one is due, and which have outlived their keeping. */
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { stampOf } from './restore.ts';

const NAME = /^dangol-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.db$/;
const HOUR_MS = 3_600_000;

export type Shelf = {
  /** The database. */
  file: string;
  /** Where the backups are; made when it is not there. */
  folder: string;
  /** How old the newest one may become. */
  everyHours: number;
  /** How many are kept, the newest; at least one. */
  keep: number;
  /** Writes a backup to a path that does not exist. */
  backUp(target: string): Promise<void>;
};

/**
 * Makes a backup when the newest is too old, then deletes what is beyond `keep`. A backup that fails leaves the old ones where
 * they are. A new database gets its first one after `everyHours` as well.
 *
 * @returns the path of the new backup; undefined when none was due.
 */
export async function keepBackups({ file, folder, everyHours, keep, backUp }: Shelf, now: number) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const newest = (await list(folder)).at(-1);
  const since = newest ? momentOf(newest) : (await stat(file)).birthtimeMs;
  if (now < since + everyHours * HOUR_MS) return undefined;
  const target = join(folder, `dangol-${stampOf(now)}.db`);
  await backUp(target);
  for (const name of (await list(folder)).slice(0, -keep)) await rm(join(folder, name));
  return target;
}

/** Names of ours alone, the oldest first. */
async function list(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => NAME.test(name)).sort();
}

function momentOf(name: string): number {
  const [, year, month, day, hour, minute, second] = NAME.exec(name)?.map(Number) ?? [];
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
}
