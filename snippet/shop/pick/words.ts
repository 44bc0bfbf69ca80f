import type { PickWords } from '../../../server/contract/teaching.ts';

/** Looks a text up and fills it in. What is not known is a name that the owner gave. */
export function sayIn(words: () => PickWords): (word: string, ...parts: unknown[]) => string {
  return (word, ...parts) =>
    parts.reduce((said: string, part) => said.replace('{}', String(part)), words()[word] ?? word);
}
