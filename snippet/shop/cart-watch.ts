// Some shops can be asked what the cart holds. What it held when it was seen last is kept in the browser, because putting
// something in often leads to another page: then that page tells of it. Asking and telling is `cart.ts`, which is loaded when
// there may be something to tell.
import type { Item, Params } from '../../server/contract/event.ts';
import { attempt } from '../guard.ts';
import type { Tag } from '../part.ts';

/** Path of that part, written in by the build. */
declare const CART_PATH: string;

const KEY = 'dangol_cart';
/** One act is often said by an event and by a request. */
const GATHER_MS = 100;

/** What a cart holds, and what is said with it: its currency, its token. */
export type Cart = { items: Item[]; params?: Params | undefined };

/** How a shop's cart is looked at. */
export type CartSource = {
  /**
   * What is known of it without a request: whose it is and, after a space, anything that differs when what it holds does.
   * Empty when nothing is in it. Another's cart, as after logging in, is got to know without telling of it.
   */
  mark: () => string;
  /** Asks the shop. `known` are the items that were there before. */
  ask: (known: readonly Item[]) => Promise<Cart>;
};

/** A cart as it was seen last; `mark` is absent when it never was. */
export type SeenCart = Cart & { mark?: string | undefined };

/** Where storage is refused, what was seen last is known on this page at least. */
let lastSeen: SeenCart = { items: [] };

/**
 * Tells of what came into the cart and went out of it since it was seen last: now, and whenever `changed` is called. Call
 * `doubt` before what may lead to another page. `now` does not fail: a cart that cannot be asked for is as it was seen last.
 */
export function watchCart(tag: Tag, source: CartSource) {
  let timer = 0;
  // One after the other: two at once would both tell of the same.
  let looks: Promise<unknown> = Promise.resolve();
  const look = () => {
    looks = looks
      .then(async () => (await import(tag.beside(CART_PATH))).look(tag, source, seenCart(), keep))
      .catch(() => {});
  };
  const doubt = () => keep({ ...seenCart(), mark: seenCart().mark?.split(' ')[0] });
  if (!source.mark()) keep({ items: [], mark: '' });
  else if (seenCart().mark !== source.mark()) look();
  return {
    now: () => looks.then(seenCart),
    doubt,
    changed() {
      doubt();
      clearTimeout(timer);
      timer = setTimeout(look, GATHER_MS);
    },
  };
}

/** The cart as it was seen last, empty when it never was. */
export function seenCart(): SeenCart {
  return attempt(() => JSON.parse(localStorage[KEY])) ?? lastSeen;
}

function keep(seen: SeenCart): void {
  lastSeen = seen;
  attempt(() => {
    localStorage[KEY] = JSON.stringify(seen);
  });
}
