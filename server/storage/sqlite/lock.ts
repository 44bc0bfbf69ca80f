/**
 * One server per data folder: two writers would each believe their caches. The lock is an exclusive transaction on a
 * small database beside the real one. The system lets go of it when the process ends, however it ends, so nothing is
 * left behind by `kill -9`; a file with a process number in it would be.
 */
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { StoreError } from '../store.ts';

export type DataLock = { release(): void };

/** Takes the lock of the folder that holds `file`. Throws StoreError `store_unavailable` when another server has it. */
export function lockDataFolder(file: string): DataLock {
  const folder = dirname(file);
  const db = new Database(join(folder, 'dangol.lock'), { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_BUSY')) throw error;
    throw new StoreError(
      'store_unavailable',
      `The data folder ${folder} is in use by another running Dangol. Stop that one, or give this one a folder of its own.`,
    );
  }
  return { release: () => db.close() };
}
