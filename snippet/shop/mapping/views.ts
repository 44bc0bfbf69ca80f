// Page views: what kind each is, and what it tells once that is all there. A single-page shop changes its address first and
// its content later; until then the last page's is still on show, and must not be taken for this one's.

import type { MappedPage } from '../../../server/contract/mapping.ts';
import { later } from '../../guard.ts';
import type { Reader } from './memory.ts';
import { pageOf } from './page.ts';
import type { Context } from './read.ts';
import { remember, tell } from './tell.ts';
import { type Read, readTelling } from './telling.ts';

/** What was found is told when it has stayed the same for so long: all of it, what was there before, some of it. */
const WHOLE_MS = 400;
const STALE_MS = 1_000;
const PART_MS = 3_000;
/** A page that has said nothing by then has nothing to say. */
export const PATIENCE_MS = 10_000;
/** Of all time, looking takes a tenth at most, however large the page. */
const REST = 9;

/** What is seen of a page, and all of it as JSON. */
type Sight = { _page: MappedPage; _read: Read; _json: string };

export type Views = {
  /** A view begins. */
  _enter: () => void;
  /** The page has changed. */
  _changed: () => void;
  /** The view ends, or may. */
  _leave: () => void;
  /** The shopper acts: what is to be remembered may have changed since it was told. */
  _touched: () => void;
};

/** Watches for pages of some kinds. `here` is where values are looked for now. */
export function watchViews(tag: Reader, pages: MappedPage[], here: () => Context): Views {
  let url: string | undefined;
  let timer = 0;
  let restMs = WHOLE_MS;
  /** What was there when the view began, what is there, and what was told. */
  let stale: Sight | undefined;
  let sight: Sight | undefined;
  let told: Sight | undefined;
  /** Of what kind the view before was. */
  let last: MappedPage | undefined;

  function see(): Sight | undefined {
    const context = here();
    const _page = pageOf(pages, context);
    if (!_page) return undefined;
    const _read = readTelling(_page, context);
    return { _page, _read, _json: _page.name + JSON.stringify(_read) };
  }

  function look(): void {
    timer = 0;
    const began = Date.now();
    const seen = told ? sight : see();
    restMs = WHOLE_MS + REST * (Date.now() - began);
    if (seen?._json === sight?._json) return;
    sight = seen;
    // What was there of the same kind is the last page's.
    if (isStale() && last === seen?._page) return;
    later(() => {
      // What is on the window changes unseen.
      look();
      if (seen === sight) tellSight();
    }, patienceMs());
  }

  function patienceMs(): number {
    return isStale() ? STALE_MS : sight?._read._isWhole ? WHOLE_MS : PART_MS;
  }

  /** Whether the page has not changed since its address did, as far as it is read. */
  function isStale(): boolean {
    return sight?._json === stale?._json;
  }

  function tellSight(): void {
    if (!told && sight && tell(tag, sight._page, sight._read)) told = sight;
  }

  return {
    _enter() {
      const isRoute = url && url !== location.href;
      url = location.href;
      last = isRoute ? sight?._page : undefined;
      stale = isRoute ? see() : undefined;
      told = sight = undefined;
      look();
    },
    _changed() {
      if (!timer) timer = later(look, restMs);
    },
    _leave() {
      if (!isStale()) tellSight();
    },
    _touched() {
      if (told) remember(tag, told._page, readTelling(told._page, here()));
    },
  };
}
