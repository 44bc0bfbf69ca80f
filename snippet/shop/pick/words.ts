import { session } from './session.ts';

/** Looks a text up and fills it in. What is not known is a name that the owner gave. */
export function say(word: string, ...parts: unknown[]): string {
  return parts.reduce((said: string, part) => said.replace('{}', `${part}`), session.words[word] ?? word);
}

/** A value as the owner reads it: numbers as the language writes them. */
export function said(value: unknown): string {
  return ((value ?? say('nothing')) as number).toLocaleString(session.language);
}
