// Loads what most pages need a moment later, or not at all.

import { call, type Words } from './calls.ts';
import { beside, config } from './config.ts';
import { attempt, guard } from './guard.ts';
import { isShopEvent } from './name.ts';
import { allowed } from './outbox.ts';
import type { Part, Tag } from './part.ts';
import { hear, tell } from './shop/sources.ts';
import { fire } from './trigger/armed.ts';

/** What parts are given. */
export const tag: Tag = {
  tell: guard((source, name, params) => isShopEvent(name) && tell(source, name, params)),
  hear,
  call: (...words) => call(words as Words),
  fire: (signal) => fire(signal, () => ({})),
  beside,
  get site() {
    return config._site;
  },
  get asks() {
    return config._asks;
  },
  get collector() {
    return config._collector;
  },
  agrees: () => allowed,
  compare: (...pair) => tag.uncompared.push(pair),
  uncompared: [],
  entered: [],
  leaving: [],
  answered: [],
};

const loaded = new Set<string>();

/** Loads a part, once, and starts it; `again` starts it once more. */
export const loadPart = guard(async (path: string, again?: boolean) => {
  if (loaded.has(path) && !again) return;
  loaded.add(path);
  ((await import(beside(path))) as Part).start(tag, again);
});

/** Calls what parts have left to be called. */
export function tellParts(acts: (() => void)[]): void {
  acts.forEach(attempt);
}
