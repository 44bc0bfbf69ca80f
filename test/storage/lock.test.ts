import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lockDataFolder } from '../../server/storage/sqlite/lock.ts';

it('a data folder belongs to one server, until that one lets go of it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dangol-'));
  const first = lockDataFolder(join(folder, 'dangol.db'));
  expect(() => lockDataFolder(join(folder, 'dangol.db'))).toThrow(
    expect.objectContaining({ code: 'store_unavailable', message: expect.stringContaining(folder) }),
  );
  first.release();
  lockDataFolder(join(folder, 'dangol.db')).release();
});
