import type { MappedPage, PageTest } from '../../../server/contract/mapping.ts';
import { attempt } from '../../guard.ts';
import { fits } from './glob.ts';
import { type Context, decoded, routeOf } from './read.ts';

/** The kind of a page: the first whose tests all hold; undefined when there is none. */
export function pageOf(pages: MappedPage[], context: Context): MappedPage | undefined {
  return pages.find(({ when }) => when.every((test) => holds(test, context)));
}

/** Whether a test of pages holds. */
export function holds(test: PageTest, { url }: Context): boolean {
  return !!attempt(() => {
    if (test.test === 'element') return document.querySelector(test.selector);
    const { pathname, search } = routeOf(url);
    return fits(test.glob, decoded(pathname + search));
  });
}
