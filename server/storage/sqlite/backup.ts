/** Copies the database while a server writes to it. */
import { chmod, open, rename, rm, stat, statfs } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { StoreError } from '../store.ts';
import { checkUp } from './checkup.ts';

/** Room for the copy, and something for the server to go on with. */
const ROOM = 1.1;
/** Personal data: nobody but the owner of the file reads it. */
const PRIVATE = 0o600;

/**
 * Writes a copy of `source` to `target`: one file, of one moment, checked, on disk when the promise resolves. Until then nothing bears
 * the name of `target`.
 *
 * @returns its size in bytes.
 * @throws StoreError `store_unavailable` saying what hinders it.
 */
export async function backUp(source: string, target: string): Promise<number> {
  if (await exists(target)) throw unavailable(`${target} exists already; give the backup a name of its own.`);
  await requireRoom(source, target);
  const partial = `${target}.partial`;
  try {
    await rm(partial, { force: true });
    await copyPages(source, partial);
    await chmod(partial, PRIVATE);
    const faults = checkUp(partial, { quick: true });
    if (faults.length > 0) throw unavailable(`The copy of ${source} is damaged: ${faults.join('; ')}.`);
    await rename(partial, target);
    await flushFolder(dirname(target));
    return (await stat(target)).size;
  } catch (error) {
    await rm(partial, { force: true });
    if (error instanceof StoreError) throw error;
    throw unavailable(`The backup ${target} cannot be written: ${(error as Error).message}.`);
  }
}

/**
 * All pages in one step: between two steps another connection may write, and then SQLite begins again from the first page;
 * under load it would never end. Readers do not hinder the writer, whose log grows by what comes meanwhile.
 */
async function copyPages(source: string, target: string): Promise<void> {
  const db = new Database(source, { readonly: true, fileMustExist: true });
  try {
    await db.backup(target, { progress: ({ totalPages }) => totalPages });
  } finally {
    db.close();
  }
  const copy = new Database(target);
  try {
    // One file without a log beside it, that can be copied and read as it is.
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

async function requireRoom(source: string, target: string): Promise<void> {
  const { size } = await stat(source).catch(() => {
    throw unavailable(`${source} does not exist; set DANGOL_DATA to the data folder of the server.`);
  });
  const folder = dirname(target);
  const { bavail, bsize } = await statfs(folder).catch(() => {
    throw unavailable(`The folder ${folder} of ${basename(target)} does not exist; make it first.`);
  });
  if (bavail * bsize < size * ROOM) {
    throw unavailable(`${folder} has ${inMb(bavail * bsize)} free, a backup takes ${inMb(size * ROOM)}.`);
  }
}

/** A new name is on disk when its folder is. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function inMb(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`;
}

function unavailable(message: string): StoreError {
  return new StoreError('store_unavailable', message);
}
