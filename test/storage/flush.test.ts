import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { LogFlush } from '../../server/storage/sqlite/flush.ts';
import { openReader } from '../../server/storage/sqlite/open.ts';
import type { StoreError } from '../../server/storage/store.ts';
import { type Built, bundle, threadEntries } from './build.ts';
import { type Fixture, openFixture } from './fixture.ts';

/** A group of writes would not hold up the event loop for so long, and no flush takes it on a disk that works. */
const MOST_MS = 10_000;

let built: Built;
let fixture: Fixture;
let log: LogFlush;
beforeAll(async () => {
  built = await bundle(threadEntries);
});
afterAll(() => built.remove());
beforeEach(() => {
  fixture = openFixture();
});
afterEach(() => {
  log.close();
  fixture.close();
});

const open = (flusher: URL) => new LogFlush(fixture.engine.db, fixture.file, flusher);
const openReal = () => open(built.url('storage-flusher'));
/** Its disk is broken; when it has said so there is a file. */
const openBroken = () => {
  const said = join(fixture.folder, 'said');
  const flusher = `import { writeFileSync } from 'node:fs';
    import { workerData } from 'node:worker_threads';
    workerData.port.on('message', () => {
      workerData.port.postMessage({ hindrance: 'EIO: i/o error' });
      writeFileSync(${JSON.stringify(said)}, '');
    });`;
  log = open(new URL(`data:text/javascript,${encodeURIComponent(flusher)}`));
  return () => existsSync(said);
};

const flushed = () => new Promise<StoreError | undefined>((resolve) => log.begin(resolve));
const commit = () => fixture.engine.ping();
const logBytes = () => statSync(`${fixture.file}-wal`).size;
/** Stays in one turn of the event loop, as a group of writes does. */
const spinUntil = (isSo: () => boolean) => {
  const end = performance.now() + MOST_MS;
  while (!isSo() && performance.now() < end);
  expect(isSo()).toBe(true);
};

it('calls back when the log is on disk, and then commits may go on', async () => {
  log = openReal();
  commit();
  expect(await flushed()).toBeUndefined();
  const before = logBytes();
  log.requireTrust();
  expect(logBytes()).toBe(before);
});

it('calls back in the middle of a group, once for each flush', () => {
  log = openReal();
  commit();
  for (const flush of [1, 2, 3]) {
    let calls = 0;
    log.begin((error) => {
      expect(error).toBeUndefined();
      calls++;
    });
    expect(calls).toBe(0);
    spinUntil(() => {
      log.look();
      return calls > 0;
    });
    log.look();
    expect({ flush, calls }).toEqual({ flush, calls: 1 });
  }
});

it('tells of a failed flush only when the group has ended that was in the middle of its writes', async () => {
  const hasSaid = openBroken();
  let refused: StoreError | undefined;
  const told = new Promise<void>((resolve) => {
    log.begin((error) => {
      refused = error;
      resolve();
    });
  });
  spinUntil(hasSaid);
  log.look();
  expect(refused).toBeUndefined();
  await told;
  expect(refused).toMatchObject({ code: 'store_unavailable', message: expect.stringContaining('EIO') });
});

it('after a failed flush nothing is committed before the whole log is in the file', async () => {
  openBroken();
  commit();
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
