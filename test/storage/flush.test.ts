import { statSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LogFlush } from '../../server/storage/sqlite/flush.ts';
import { openReader } from '../../server/storage/sqlite/open.ts';
import type { StoreError } from '../../server/storage/store.ts';
import { type Fixture, openFixture } from './fixture.ts';

let fixture: Fixture;
let log: LogFlush;
beforeEach(() => {
  fixture = openFixture();
  log = new LogFlush(fixture.engine.db, fixture.file);
});
afterEach(() => fixture.close());

const flushed = () => new Promise<StoreError | undefined>((resolve) => log.begin(resolve));
const commit = () => fixture.engine.ping();
const logBytes = () => statSync(`${fixture.file}-wal`).size;

it('calls back when the log is on disk, and then commits may go on', async () => {
  commit();
  expect(await flushed()).toBeUndefined();
  const before = logBytes();
  log.requireTrust();
  expect(logBytes()).toBe(before);
  log.close();
});

it('after a failed flush nothing is committed before the whole log is in the file', async () => {
  commit();
  // Its file is gone: the flush fails as it does on a broken disk.
  log.close();
  expect(await flushed()).toMatchObject({ code: 'store_unavailable', message: expect.stringContaining('flushed') });

  fixture.engine.db.pragma('busy_timeout = 1');
  const reader = openReader(fixture.file);
  reader.exec('BEGIN');
  reader.prepare('SELECT beats FROM pulse').get();
  expect(() => log.requireTrust()).toThrow(/flushed/);
  reader.exec('COMMIT');
  reader.close();

  expect(logBytes()).toBeGreaterThan(0);
  log.requireTrust();
  expect(logBytes()).toBe(0);
  commit();
  log.requireTrust();
  expect(logBytes()).toBeGreaterThan(0);
});
