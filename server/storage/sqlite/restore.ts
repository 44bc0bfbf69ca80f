/** Puts a backup in the place of the database. */
import { constants } from 'node:fs';
import { access, copyFile, link, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StoreError } from '../store.ts';
import { flushFolder } from './backup.ts';
import { checkUp } from './checkup.ts';
import { lockDataFolder } from './lock.ts';

/**
 * Makes the database `file` what `backup` is. What was there is kept beside it, with its log. Killed at any moment it leaves
 * either database in place, never none and never a mixture; run it again.
 *
 * @returns where the database that was replaced is kept; undefined when there was none.
 * @throws StoreError `store_unavailable` when a server runs on the folder or the backup is not whole.
 */
export async function restore(backup: string, file: string, now: number): Promise<string | undefined> {
  const faults = checkUp(backup);
  if (faults.length > 0) {
    throw new StoreError('store_unavailable', `${backup} is not whole: ${faults.join('; ')}. Nothing was changed.`);
  }
  const lock = lockDataFolder(file);
  try {
    const arrived = `${file}.partial`;
    await copyFile(backup, arrived, constants.COPYFILE_FICLONE);
    await flush(arrived);
    const kept = await setAside(file, now);
    await rename(arrived, file);
    await flushFolder(dirname(file));
    return kept;
  } finally {
    lock.release();
  }
}

/**
 * Keeps the old database under another name, and takes its log out of the way: SQLite would replay it into the new one. The
 * old file stays under its own name as well, so that there is a database at every moment.
 */
async function setAside(file: string, now: number): Promise<string | undefined> {
  if (!(await isThere(file))) return undefined;
  const kept = join(dirname(file), `dangol-replaced-${stampOf(now)}.db`);
  await link(file, kept);
  if (await isThere(`${file}-wal`)) await rename(`${file}-wal`, `${kept}-wal`);
  await rm(`${file}-shm`, { force: true });
  return kept;
}

/** A moment as it stands in names of files: `20261121T150000Z`. */
export function stampOf(now: number): string {
  return new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  await handle.sync().finally(() => handle.close());
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
