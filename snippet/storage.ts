import { attempt } from './guard.ts';

/** What localStorage holds; nothing where there is none, or no access to it. */
export function read(key: string): string | null | undefined {
  return attempt(() => localStorage.getItem(key));
}

/** Keeps a text. */
export function write(key: string, text: string): void {
  attempt(() => localStorage.setItem(key, text));
}

/** Takes away all that the tag and its parts keep in this browser by name. */
export function clearStorage(): void {
  for (const place of ['localStorage', 'sessionStorage'] as const) {
    attempt(() => {
      for (const key in window[place]) if (/^dangol_/.test(key)) delete window[place][key];
    });
  }
}
