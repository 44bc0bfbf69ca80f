import { describe, expect, it } from 'vitest';
import { fill, partPattern } from '../../../dashboard/i18n/dictionary.ts';
import { areas, findText } from '../../../dashboard/i18n/text.ts';
import { errors } from '../../../server/contract/error.ts';
import { DELAY_EVENT, identityEvents, offerEvents, shopEvents, signalEvents } from '../../../server/contract/event.ts';

const hangul = /\p{Script=Hangul}/u;
const partsOf = (text: string) => [...text.matchAll(partPattern)].map(([, name]) => name).sort();

describe.each(Object.entries(areas))('the words of %s', (_, { ko, en }) => {
  const korean: Record<string, string> = ko;
  const english: Record<string, string> = en;

  it('are there in both languages', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(korean).sort());
    for (const words of [...Object.values(korean), ...Object.values(english)]) expect(words.trim()).not.toBe('');
  });

  it('take the same parts in both languages', () => {
    for (const [key, words] of Object.entries(korean)) {
      expect(partsOf(english[key] ?? ''), key).toEqual(partsOf(words));
    }
  });

  it('are English where English is shown', () => {
    for (const [key, words] of Object.entries(english)) expect(words, key).not.toMatch(hangul);
  });
});

describe('words for what the contract can say', () => {
  it('are there for every error', () => {
    for (const code of Object.keys(errors)) expect(findText(`error.${code}`), code).toBeDefined();
  });

  it('are there for every event', () => {
    for (const name of [...shopEvents, ...signalEvents, ...offerEvents, ...identityEvents, DELAY_EVENT]) {
      expect(findText(`event.${name}`), name).toBeDefined();
    }
  });
});

describe('filling in', () => {
  it('writes numbers as the language does', () => {
    expect(fill('{count}명', { count: 1234 }, 'ko')).toBe('1,234명');
  });

  it('agrees with the number in English', () => {
    expect(fill('{count:person|people}', { count: 1 }, 'en')).toBe('1 person');
    expect(fill('{count:person|people}', { count: 1234 }, 'en')).toBe('1,234 people');
    expect(fill('{count:person|people}', { count: 0 }, 'en')).toBe('0 people');
  });

  it('leaves a part alone that nobody gave', () => {
    expect(fill('{name} · {code}', { name: 'A' }, 'en')).toBe('A · {code}');
  });

  it('takes what people typed as it is', () => {
    expect(fill('{name}', { name: '{count} $& <b>' }, 'en')).toBe('{count} $& <b>');
  });
});
