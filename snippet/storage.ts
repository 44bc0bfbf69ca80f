import { attempt } from './guard.ts';

/** What localStorage holds; nothing where there is none, or no access to it. */
export function read(key: string): string | null | undefined {
  return attempt(() => localStorage.getItem(key));
}

/** Keeps a text, or takes it away when there is none. */
export function write(key: string, text?: string): void {
  attempt(() => (text ? localStorage.setItem(key, text) : localStorage.removeItem(key)));
}
