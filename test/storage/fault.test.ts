import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { toStoreError } from '../../server/storage/sqlite/fault.ts';

it.each(['SQLITE_CORRUPT', 'SQLITE_CORRUPT_INDEX', 'SQLITE_NOTADB'])(
  '%s says how to see what is wrong and how to restore',
  (code) => {
    const { message } = toStoreError(new Database.SqliteError('malformed', code));
    expect(message).toContain('dangol check');
    expect(message).toContain('dangol restore FILE');
  },
);

it('trouble that passes says nothing of restoring', () => {
  expect(toStoreError(new Database.SqliteError('full', 'SQLITE_FULL')).message).not.toContain('restore');
});
