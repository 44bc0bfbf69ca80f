import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepBackups, type Shelf } from '../../server/storage/sqlite/shelf.ts';

const HOUR = 3_600_000;

let root: string;
let shelf: Shelf;
let start: number;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dangol-'));
  const file = join(root, 'dangol.db');
  writeFileSync(file, '');
  start = Date.now() + 1_000;
  shelf = {
    file,
    folder: join(root, 'backups'),
    everyHours: 24,
    keep: 3,
    backUp: (target) => writeFile(target, 'a copy', { flag: 'wx' }),
  };
});
afterEach(() => rm(root, { recursive: true }));

it('a new database is backed up for the first time when it is a day old', async () => {
  expect(await keepBackups(shelf, start)).toBeUndefined();
  expect(await keepBackups(shelf, start + 24 * HOUR)).toMatch(/dangol-\d{8}T\d{6}Z\.db$/);
});

it('the next one is due when the newest is a day old, also after a restart', async () => {
  await keepBackups(shelf, start + 24 * HOUR);
  expect(await keepBackups(shelf, start + 47 * HOUR)).toBeUndefined();
  expect(await keepBackups(shelf, start + 48 * HOUR)).toBeDefined();
});

it('keeps the newest ones and touches nothing that is not a scheduled backup', async () => {
  await keepBackups(shelf, start + 24 * HOUR);
  writeFileSync(join(shelf.folder, 'before-the-sale.db'), 'by hand');
  for (let day = 2; day <= 6; day++) await keepBackups(shelf, start + day * 24 * HOUR);
  const names = readdirSync(shelf.folder);
  expect(names).toContain('before-the-sale.db');
  expect(names).toHaveLength(1 + shelf.keep);
});

it('a backup that fails costs none of the old ones', async () => {
  for (let day = 1; day <= 3; day++) await keepBackups(shelf, start + day * 24 * HOUR);
  const before = readdirSync(shelf.folder);
  const failing = { ...shelf, backUp: () => Promise.reject(new Error('the disk is full')) };
  await expect(keepBackups(failing, start + 96 * HOUR)).rejects.toThrow('the disk is full');
  expect(readdirSync(shelf.folder)).toEqual(before);
});
