import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Words, wordsOfPage } from '../../../snippet/popup/words.ts';

function wordsIn(lang: string): Words {
  vi.stubGlobal('document', { documentElement: { lang } });
  return wordsOfPage();
}

afterEach(() => vi.unstubAllGlobals());

describe('when a code ends', () => {
  const thisYear = new Date().getFullYear();
  /** Every half day of three years round now, at an odd minute. */
  const moments = Array.from({ length: 3 * 730 }, (_, at) => new Date(thisYear - 1, 0, 1, at * 12, at % 60));

  it.each([
    ['ko', (text: string) => `${text}까지`],
    ['en', (text: string) => `Until ${text}`],
  ])('is written in %s as the platform itself writes it', (lang, around) => {
    const words = wordsIn(lang);
    for (const end of moments) {
      const year = end.getFullYear() === thisYear ? undefined : 'numeric';
      const text = end.toLocaleString(lang, {
        year,
        month: 'short',
        day: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
      });
      // The platform parts the time from AM with a narrow space that does not break.
      expect(words.until(end.getTime())).toBe(around(text.replaceAll('\u202f', ' ')));
    }
  });
});
