// IndexedDB, one database per site. Ours rather than idb-keyval, which takes 200 more bytes of the tag, compressed, and keeps
// its connection open for good: an open one can cost the page its place in the back/forward cache.
import { config } from './config.ts';
import type { Entry } from './entry.ts';
import { attempt, guard } from './guard.ts';

const STORE = 'events';

let opened: Promise<IDBDatabase> | undefined;

/** Whether it was ever opened: what is saved before that is lost with the page. */
export let isThere = false;

/** Writes events, all of them or none. */
export const save = guard(async (entries: readonly Entry[]) => {
  const events = await store('readwrite');
  for (const entry of entries) events.put(entry);
  // Without it a page that goes away now would take the event along: a transaction commits itself only a moment later.
  events.transaction.commit?.();
});

/** Deletes events. */
export const remove = guard(async (entries: readonly Entry[]) => {
  const events = await store('readwrite');
  for (const { id } of entries) events.delete(id);
});

/** All events there are, oldest first. Rejects where there is no IndexedDB. */
export async function readAll(): Promise<Entry[]> {
  return settled((await store('readonly')).getAll());
}

/** Lets go of the connection; the next use opens it again. */
export const closeDatabase = guard(async () => {
  const closing = opened;
  opened = undefined;
  (await closing)?.close();
});

/** Deletes everything, without making a database where there was none. */
export function deleteDatabase(): void {
  closeDatabase();
  attempt(() => indexedDB.deleteDatabase(name()));
}

async function store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  opened ??= open();
  return (await opened).transaction(STORE, mode).objectStore(STORE);
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(name());
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
  const database = await settled(request);
  isThere = true;
  // Another tab deletes it, or the browser closed it.
  database.onversionchange = database.onclose = closeDatabase;
  return database;
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = reject;
  });
}

function name(): string {
  return `dangol-${config._site}`;
}
