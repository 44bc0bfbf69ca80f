// Page views: what kind each is, and what it tells once that is all there. A single-page shop changes its address first and
// its content later; until then the last page's is still on show, and must not be taken for this one's.

import type { MappedPage } from '../../../server/contract/mapping.ts';
import { later } from '../../guard.ts';
import { toJson } from '../../json.ts';
import type { Tag } from '../../part.ts';
import { keep } from './memory.ts';
import { pageOf } from './page.ts';
import type { Context } from './read.ts';
import { isEnough, remember, tell } from './tell.ts';
import { type Read, readTelling } from './telling.ts';

/** What was found is told when it has stayed the same for so long: all of it, what was there before, some of it. */
const WHOLE_MS = 150;
const STALE_MS = 1_000;
const PART_MS = 3_000;
/** A page that has said nothing by then has nothing to say. */
export const PATIENCE_MS = 10_000;
/** Of all time, looking takes a tenth at most, however large the page. */
const REST = 9;

/** What is seen of a page: all of it as JSON, and without what its address says. */
type Sight = { _page: MappedPage; _read: Read; _all: string; _content: string };

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
export function watchViews(tag: Tag, pages: MappedPage[], here: () => Context): Views {
  let url = '';
  let endsAt = 0;
  let restMs = 0;
  let timer = 0;
  let dueAt = 0;
  /** What was there when the view began, what is there, since when, and what was told. */
  let stale: Sight | undefined;
  let sight: Sight | undefined;
  let since = 0;
  let told: Sight | undefined;
  /** What the view before told. */
  let last: Sight | undefined;

  return {
    _enter() {
      const isRoute = url && url !== location.href;
      url = location.href;
      last = isRoute ? told : undefined;
      stale = isRoute ? look() : undefined;
      told = sight = undefined;
      endsAt = Date.now() + PATIENCE_MS;
      schedule(0);
    },
    _changed: () => schedule(restMs + WHOLE_MS),
    _leave: () => isStale() || tellSight(),
    _touched() {
      if (!told?._page.remember) return;
      remember(told._page, readTelling(told._page, here()));
      keep();
    },
  };

  function schedule(ms: number): void {
    const at = Date.now() + ms;
    if (dueAt && at >= dueAt) return;
    dueAt = at;
    clearTimeout(timer);
    timer = later(consider, ms);
  }

  function look(): Sight | undefined {
    const context = here();
    const page = pageOf(pages, context);
    if (!page) return undefined;
    const read = readTelling(page, context);
    const { params } = readTelling(page, { ...context, url: '' });
    return { _page: page, _read: read, _all: page.name + toJson(read.params), _content: page.name + toJson(params) };
  }

  function consider(): void {
    dueAt = 0;
    const now = Date.now();
    if (told || now > endsAt + PART_MS) return;
    const seen = look();
    if (seen?._all !== sight?._all) since = now;
    sight = seen;
    restMs = (Date.now() - now) * REST;
    const dueMs = Math.min(since + patienceMs(), endsAt) - now;
    if (dueMs > 0) schedule(dueMs + restMs);
    else tellSight();
  }

  /** How long what is seen must have stayed the same. */
  function patienceMs(): number {
    if (isStale()) return last?._content === sight?._content ? PATIENCE_MS : STALE_MS;
    return sight?._read.isWhole ? WHOLE_MS : PART_MS;
  }

  /** Whether the page has not changed since its address did, as far as it is read. */
  function isStale(): boolean {
    return (
      sight?._content === stale?._content &&
      /"(text|attribute|json_ld|global|elements)"/.test(toJson(sight?._page) ?? '')
    );
  }

  function tellSight(): void {
    if (told || !sight || !isEnough(sight._page, sight._read)) return;
    told = sight;
    if (last?._all !== sight._all) tell(tag, sight._page, sight._read);
  }
}
