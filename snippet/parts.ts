// Loads what most pages need a moment later, or not at all. Only pages that may record anything load it.

import { call, type Words } from './calls.ts';
import { beside, config } from './config.ts';
import { attempt, guard } from './guard.ts';
import { isShopEvent } from './name.ts';
import type { Part, Tag } from './part.ts';
import { tell } from './shop/sources.ts';

/** Path of the part that reads shops, written in by the build. */
declare const SHOP_PATH: string;

/** What parts are given. */
export const tag: Tag = {
  tell: guard((source, name, params) => isShopEvent(name) && tell(source, name, params)),
  call: (...words) => call(words as Words),
  beside,
  site: '',
  entered: [],
  answered: [],
};

let loading = false;

/** Loads the part that finds out what the shop's pages can tell. */
export const loadShop = guard(async () => {
  if (loading) return;
  loading = true;
  tag.site = config._site;
  ((await import(beside(SHOP_PATH))) as Part).start(tag);
});

/** Calls what parts have left to be called. */
export function tellParts(acts: (() => void)[]): void {
  acts.forEach(attempt);
}
