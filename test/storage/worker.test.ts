import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSqliteStore } from '../../server/storage/sqlite/store.ts';
import { StoreError } from '../../server/storage/store.ts';
import { type Built, bundle, threadEntries } from './build.ts';
import { describeStore } from './contract.ts';
import { batchOf, event, NOON, settings } from './fixture.ts';

/** Threads start slowly on a machine that is busy with other tests. */
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let built: Built;
let folder: string;
beforeAll(async () => {
  built = await bundle(threadEntries);
});
afterAll(() => built.remove());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dangol-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const file = () => join(folder, 'dangol.db');
const open = () => openSqliteStore({ file: file(), worker: built.url('storage-worker') });
const numbered = (count: number) => Array.from({ length: count }, (_, index) => index);

describeStore('SQLite behind its threads', async () => {
  const own = await mkdtemp(join(tmpdir(), 'dangol-'));
  const store = await openSqliteStore({ file: join(own, 'dangol.db'), worker: built.url('storage-worker') });
  return { store, remove: () => store.close().then(() => rm(own, { recursive: true })) };
});

describe('the store behind its threads', () => {
  it('is refused to a second server on the same data folder, and free again when the first has closed', async () => {
    const first = await open();
    await expect(open()).rejects.toMatchObject({ code: 'store_unavailable', message: expect.stringContaining(folder) });
    await first.ping();
    await first.close();
    const second = await open();
    await second.ping();
    await second.close();
  });

  it('says that a thread has ended which nobody closed, and refuses what comes after', async () => {
    const mortal = `import { parentPort } from 'node:worker_threads';
      parentPort.postMessage({ opened: true });
      parentPort.once('message', () => process.exit(1));`;
    const broken = Promise.withResolvers<void>();
    const worker = new URL(`data:text/javascript,${encodeURIComponent(mortal)}`);
    const store = await openSqliteStore({ file: file(), worker, broke: broken.resolve });
    await expect(store.ping()).rejects.toMatchObject({ code: 'store_unavailable' });
    await broken.promise;
    await expect(store.ping()).rejects.toMatchObject({ code: 'store_unavailable' });
    await store.close();
  });

  it('is not said to be broken when it was closed', async () => {
    const broke = vi.fn();
    const store = await openSqliteStore({ file: file(), worker: built.url('storage-worker'), broke });
    await store.close();
    expect(broke).not.toHaveBeenCalled();
  });

  it('answers everything it was asked before it closes, refuses what comes after, and leaves one whole file', async () => {
    const store = await open();
    const site = await store.createSite(settings, NOON, 'shop');
    const asked = numbered(500).map((index) =>
      store.collect({ siteId: site.id, batch: batchOf(`v${index}`, [event('page_view', NOON)]), now: NOON }),
    );
    const closed = store.close();
    await expect(store.ping()).rejects.toMatchObject({ code: 'closing' });
    expect((await Promise.all(asked)).every(({ answer }) => answer.accepted === 1)).toBe(true);
    await closed;
    expect(existsSync(`${file()}-wal`)).toBe(false);
    const db = new Database(file(), { readonly: true });
    expect(db.prepare('SELECT COUNT(*) FROM event_202611_1').pluck().get()).toBe(500);
    db.close();
  });

  it('says what hinders it: no folder, not a database, a database of another program', async () => {
    await expect(
      openSqliteStore({ file: join(folder, 'no/such/dangol.db'), worker: built.url('storage-worker') }),
    ).rejects.toThrow(StoreError);
    await writeFile(file(), 'This is a shopping list and surely not a database.');
    await expect(open()).rejects.toMatchObject({
      code: 'store_unavailable',
      message: expect.stringContaining('NOTADB'),
    });
    await rm(file());
    new Database(file()).exec('CREATE TABLE recipe (id INTEGER)').close();
    await expect(open()).rejects.toMatchObject({ code: 'store_unavailable' });
  });

  it('logs what was unforeseen with its stack, and answers with a code only', async () => {
    const lines: string[] = [];
    const store = await openSqliteStore({
      file: file(),
      worker: built.url('storage-worker'),
      log: (line) => lines.push(line),
    });
    const site = await store.createSite(settings, NOON, 'shop');
    const broken = { ...batchOf('ann', [event('page_view', NOON)]), events: [null] as never };
    await expect(store.collect({ siteId: site.id, batch: broken, now: NOON })).rejects.toMatchObject({
      code: 'internal',
    });
    expect(lines).toEqual([expect.stringMatching(/TypeError.*\n +at /)]);
    await store.close();
  });
});

describe('a storage thread', () => {
  it('gets everything that is asked in one turn of the event loop as one message', async () => {
    const counts = `import { parentPort } from 'node:worker_threads';
      parentPort.postMessage({ opened: true });
      parentPort.on('message', (message) => {
        if (message === 'close') parentPort.close();
        else parentPort.postMessage({ replies: message.map(({ id }) => ({ id, value: message.length })) });
      });`;
    const worker = new URL(`data:text/javascript,${encodeURIComponent(counts)}`);
    const store = await openSqliteStore({ file: file(), worker });
    expect(await Promise.all([store.ping(), store.ping(), store.ping()])).toEqual([3, 3, 3]);
    await store.close();
  });
});

describe('a storage thread that breaks', () => {
  /** A thread that opens and then does what the test says. */
  const thread = async (body: string) => {
    const path = join(folder, 'thread.mjs');
    const start = `import { parentPort } from 'node:worker_threads'; parentPort.postMessage({ opened: true });`;
    await writeFile(path, `${start} parentPort.on('message', (message) => { ${body} });`);
    const lines: string[] = [];
    const store = await openSqliteStore({ file: file(), worker: pathToFileURL(path), log: (line) => lines.push(line) });
    return { store, lines };
  };

  it('rejects every call that waits and every later one with store_unavailable, and says so in the log', async () => {
    const { store, lines } = await thread("throw new Error('segment of memory lost');");
    const waiting = numbered(3).map(() => store.ping());
    for (const call of waiting) await expect(call).rejects.toMatchObject({ code: 'store_unavailable' });
    await expect(store.ping()).rejects.toMatchObject({ code: 'store_unavailable' });
    expect(lines.join()).toMatch(/segment of memory lost/);
    await store.close();
  });

  it('that answers no more is not asked without end: calls beyond the bound are refused as overloaded', async () => {
    const { store } = await thread("if (message === 'close') process.exit();");
    const waiting = numbered(10_000).map(() => store.ping().catch((error) => error.code));
    await expect(store.ping()).rejects.toMatchObject({ code: 'overloaded' });
    await store.close();
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['store_unavailable']));
  });

  it('is not asked more by shoppers while a call waits too long, and is refused to batches before that', async () => {
    const { store } = await thread("if (message === 'close') process.exit();");
    const asked = performance.now();
    const now = vi.spyOn(performance, 'now').mockImplementation(() => asked);
    const ask = () => store.ping().catch((error) => error.code);
    const few = numbered(49).map(ask);
    now.mockImplementation(() => asked + 201);
    expect(store.isBusy()).toBe(false);
    const many = [...few, ask()];
    expect(store.isBusy()).toBe(true);
    now.mockImplementation(() => asked + 1_100);
    await expect(store.collectJson(1, '{}', NOON, false)).rejects.toMatchObject({ code: 'overloaded' });
    now.mockImplementation(() => asked + 11_000);
    expect(new Set(await Promise.all(many))).toEqual(new Set(['overloaded']));
    expect(store.isBusy()).toBe(false);
    now.mockRestore();
    await store.close();
  });

  it('that stands still for more than a second does what somebody at the dashboard asked meanwhile', async () => {
    const { store } = await thread(`
      globalThis.held = [...(globalThis.held ?? []), ...[message].flat()];
      if (held.length === 2) parentPort.postMessage({ replies: held.map(({ id, method }) => ({ id, value: method })) });
      if (message === 'close') parentPort.close();`);
    const asked = performance.now();
    const now = vi.spyOn(performance, 'now').mockImplementation(() => asked);
    const first = store.ping();
    now.mockImplementation(() => asked + 5_000);
    expect(await store.createUser('owner', 'hash', NOON)).toBe('createUser');
    await first;
    now.mockRestore();
    await store.close();
  });

  it('or cannot even start, is a StoreError', async () => {
    const missing = pathToFileURL(join(folder, 'missing.mjs'));
    await expect(openSqliteStore({ file: file(), worker: missing })).rejects.toMatchObject({
      code: 'store_unavailable',
    });
  });
});
