import { effect, signal } from '@preact/signals';

export const languages = ['ko', 'en'] as const;
export type Language = (typeof languages)[number];

const STORED = 'dangol.language';

/** The language of every screen: what was chosen here before, else the browser's first that we speak, else English. */
export const language = signal<Language>(firstLanguage());

/** Changes the language of every screen and remembers it in this browser. */
export function chooseLanguage(next: Language): void {
  language.value = next;
  try {
    localStorage.setItem(STORED, next);
  } catch {
    // Storage may be forbidden: then the choice lasts until the page is left.
  }
}

/** Keeps `<html lang>` right, so that screen readers and hyphenation speak the language that is shown. */
export function followLanguage(root: HTMLElement): () => void {
  return effect(() => {
    root.lang = language.value;
  });
}

function firstLanguage(): Language {
  const wanted = [storedLanguage(), ...(globalThis.navigator?.languages ?? [])];
  for (const tag of wanted) {
    const known = languages.find((one) => tag?.toLowerCase().split('-')[0] === one);
    if (known) return known;
  }
  return 'en';
}

function storedLanguage(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}
