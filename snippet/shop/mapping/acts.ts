// What a shopper does: clicks, forms, requests, a number on the page that grows.

import type { Act, MappedAction, Mapping } from '../../../server/contract/mapping.ts';
import { attempt, on } from '../../guard.ts';
import type { Tag } from '../../part.ts';
import { amountIn } from '../../price.ts';
import type { Exchange } from '../requests.ts';
import { fits } from './glob.ts';
import { pageOf } from './page.ts';
import { type Context, placeOf } from './read.ts';
import { tell } from './tell.ts';
import { readTelling } from './telling.ts';
import { textOf } from './text.ts';

/** A number that grows longer after a touch than this grew for another reason. */
const TOUCH_MS = 10_000;

/** Watches all actions. `touched` is called with every touch, before anything of it is told. @returns what counts again. */
export function watchActs(
  tag: Tag,
  { pages, actions }: Mapping,
  here: () => Context,
  touched: () => void,
): (isNewView?: boolean) => void {
  let touchedAt = 0;
  const numbers = new Map<MappedAction, number>();

  function happen(action: MappedAction, of?: Partial<Context>): void {
    const context = { ...here(), ...of };
    if (!action.page || pageOf(pages, context)?.name === action.page) tell(tag, action, readTelling(action, context));
  }

  on<UIEvent>('click keydown submit', (event) => {
    touchedAt = Date.now();
    touched();
    const path = event.composedPath() as Element[];
    for (const action of actions) {
      const { act } = action;
      attempt(() => {
        const element = act.on === event.type && path.find((node) => node.matches?.((act as Pressed).selector));
        if (element) happen(action, { element });
      });
    }
  });

  for (const action of actions) {
    const { act } = action;
    if (act.on !== 'request') continue;
    tag.watchRequests?.({ test: (url) => fits(act.url, url) }, (exchange) => {
      if (isMeant(act, exchange)) happen(action, { exchange });
    });
  }

  return (isNewView) => {
    for (const action of actions) {
      const { act } = action;
      if (act.on !== 'grows') continue;
      const element = attempt(() => document.querySelector(act.selector));
      const before = numbers.get(action) ?? 0;
      // An empty number is none at the beginning of a view; later it may be on its way to another.
      const now = (element && amountIn(textOf(element), true)) ?? (isNewView ? 0 : before);
      numbers.set(action, now);
      if (!isNewView && now > before && Date.now() - touchedAt < TOUCH_MS) happen(action);
    }
  };
}

type Pressed = Extract<Act, { on: 'click' | 'submit' }>;

function isMeant({ method, where = [] }: Extract<Act, { on: 'request' }>, exchange: Exchange): boolean {
  if ((method ?? exchange.method) !== exchange.method || exchange.status >= 400) return false;
  return where.every(({ is, ...place }) => fits(is, String(placeOf(place, { exchange } as Context) ?? '')));
}
