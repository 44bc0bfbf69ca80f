import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pickLanguages } from '../../server/contract/teaching.ts';
import { pickWords } from '../../server/http/pick-words.ts';
import { actionKinds, askedOf, pageKinds } from '../../snippet/shop/pick/kinds.ts';

const folder = join(import.meta.dirname, '../../snippet/shop/pick');
const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
const said = sources.flatMap((text) =>
  [...text.matchAll(/\b(?:say|button|link|icon|main|part|line)\(\s*'(\w+)'/g)].map(([, word]) => word ?? ''),
);
const kinds = [...Object.keys(pageKinds), ...Object.values(pageKinds), ...actionKinds];
const fields = [...kinds, 'identify'].flatMap((event) => askedOf(event).flatMap((names) => names ?? []));

describe.each(pickLanguages)('pick mode in %s', (language) => {
  const words = pickWords(language);

  it('has every word that it says', () => {
    expect(said.length).toBeGreaterThan(40);
    for (const word of [...said, ...kinds, ...fields]) expect(words, word).toHaveProperty(word);
  });

  it('says nothing in the other language', () => {
    const hangul = /\p{Script=Hangul}/u;
    for (const [word, text] of Object.entries(words)) {
      if (language === 'en') expect(text, word).not.toMatch(hangul);
      else if (!text.startsWith('{}')) expect(text, word).toMatch(hangul);
    }
  });
});
