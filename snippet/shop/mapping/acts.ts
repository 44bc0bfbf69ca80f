// What a shopper does: clicks, forms, requests, a number on the page that grows.

import type { Act, MappedAction, Mapping, RequestTest } from '../../../server/contract/mapping.ts';
import { attempt, on } from '../../guard.ts';
import { amountIn } from '../../price.ts';
import type { Exchange } from '../requests.ts';
import { fits } from './glob.ts';
import type { Reader } from './memory.ts';
import { pageOf } from './page.ts';
import { type Context, placeOf } from './read.ts';
import { tell } from './tell.ts';
import { readTelling } from './telling.ts';
import { textOf } from './text.ts';

/** Watches all actions. `touched` is called with every touch, before anything of it is told. @returns what counts again. */
export function watchActs(
  tag: Reader,
  { pages, actions }: Mapping,
  here: () => Context,
  touched: () => void,
): (isNewView?: boolean) => void {
  /** What grows before it is touched grew for another reason: the page was not all there. */
  let isTouched = false;
  const counts: ((isNewView?: boolean) => void)[] = [];

  function happen(action: MappedAction, of?: Partial<Context>): void {
    const context = { ...here(), ...of };
    if (!action.page || pageOf(pages, context)?.name === action.page) tell(tag, action, readTelling(action, context));
  }

  on('click submit', () => {
    isTouched = true;
    touched();
  });
  for (const action of actions) {
    const { act } = action;
    if (act.on === 'request') {
      tag.watchRequests?.({ test: (url) => fits(act.url, url) }, (exchange) => {
        if (isMeant(act, exchange)) happen(action, { exchange });
      });
    } else if (act.on === 'grows') {
      let before = 0;
      counts.push((isNewView) => {
        const element = document.querySelector(act.selector);
        // An empty number is none at the beginning of a view; later it may be on its way to another.
        const now = (element && amountIn(textOf(element), true)) ?? (isNewView ? 0 : before);
        const hasGrown = isTouched && now > before;
        before = now;
        if (hasGrown) happen(action);
      });
    } else {
      on(act.on, (event) => {
        const element = (event.composedPath() as Element[]).find((node) => node.matches?.(act.selector));
        if (element) happen(action, { element });
      });
    }
  }
  return (isNewView) => {
    if (isNewView) isTouched = false;
    for (const count of counts) attempt(() => count(isNewView));
  };
}

function isMeant({ method, where = [] }: Extract<Act, { on: 'request' }>, exchange: Exchange): boolean {
  const meets = ({ is, ...place }: RequestTest) => {
    const value = placeOf(place, { exchange } as Context);
    return value != null && fits(is, `${value}`);
  };
  return (!method || method === exchange.method) && exchange.status < 400 && where.every(meets);
}
