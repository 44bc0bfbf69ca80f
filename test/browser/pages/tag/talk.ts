/** What a test says to the tag of a page, and asks of it. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright';

/** `dangol(…words)`, as the page itself would call it. */
export function say(page: Page, ...words: unknown[]): Promise<void> {
  return page.evaluate((said) => (window as unknown as { dangol: (...w: unknown[]) => void }).dangol(...said), words);
}

/** Resolves when a part of the tag, which this page loads, runs in it. `address` is where it comes from. */
export async function running(page: Page, address: string): Promise<void> {
  await page.waitForFunction((asked) => performance.getEntriesByName(asked).length > 0, address);
  await imported(page, address);
}

/** The same, once the page has asked for it. */
export async function imported(page: Page, address: string): Promise<void> {
  // The same module: what waits for it was told first. As text, so that nobody rewrites the import.
  await page.evaluate(`import('${address}').then(() => {})`);
}

/** What a browser keeps, by name. */
export type Remembered = { local: string[]; session: string[]; databases: (string | undefined)[]; cookies: string[] };

export const nothing: Remembered = { local: [], session: [], databases: [], cookies: [] };

/** Everything that a browser remembers of the shopper for the site of a page. */
export async function remembered(page: Page): Promise<Remembered> {
  const inPage = await page.evaluate(async () => ({
    local: Object.keys(localStorage).sort(),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
  }));
  return { ...inPage, cookies: (await page.context().cookies()).map(({ name }) => name) };
}

/** Ids of the events that wait in the browser to be acknowledged. */
export function waiting(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = reject;
      });
    const request = indexedDB.open('dangol-demo');
    // Not there yet: looking for it must not make one without a store.
    request.onupgradeneeded = () => request.transaction?.abort();
    const database = await settled(request).catch(() => undefined);
    if (!database) return [];
    const ids = await settled(database.transaction('events').objectStore('events').getAllKeys());
    database.close();
    return ids as string[];
  });
}

/** Resolves when no event waits any more, or when patience is over. */
export async function untilNothingWaits(page: Page, patienceMs: number): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while ((await waiting(page)).length > 0 && performance.now() < deadline) await wait(50);
}
