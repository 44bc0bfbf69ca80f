import type { Message } from '../../server/contract/message.ts';
import { readableOn, textOn } from './contrast.ts';

export type Scheme = 'light' | 'dark';

/** What the card is made of. The style sheet and the contrast sums must agree on it. */
export const papers = { light: '#ffffff', dark: '#1d1f26' } as const;

/** Where the author chose none: a quiet indigo that reads on both papers. */
export const DEFAULT_ACCENT = '#4353d9';

/** Light or dark: the author's choice, else the shopper's system. */
export function schemeOf(message: Message): Scheme {
  if (message.scheme === 'light' || message.scheme === 'dark') return message.scheme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/**
 * Custom properties of one message: `--fill` of the main button and the text `--on` it; `--tone`, the accent as it can be
 * read on the card, with a wash and a line of it. Anything but `#rrggbb` is not a colour.
 */
export function accentStyle(message: Message): Record<string, string> {
  const fill = /^#[0-9a-f]{6}$/i.test(message.accent ?? '') ? (message.accent as string) : DEFAULT_ACCENT;
  const tone = readableOn(papers[schemeOf(message)], fill);
  return { '--fill': fill, '--on': textOn(fill), '--tone': tone, '--tint': `${tone}12`, '--dash': `${tone}66` };
}
