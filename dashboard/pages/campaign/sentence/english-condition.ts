/** Conditions as English clauses: (people) `who viewed a product at least 3 times in the last 30 days and did not buy`. */
import type { Condition } from '../../../../server/contract/audience.ts';
import type { Filter, Range, Window } from '../../../../server/contract/filter.ts';
import { isGroup, joinsSeveral, type Leaf, type LeafOf } from '../audience.ts';
import {
  channelNames,
  clock,
  count,
  deviceNames,
  listed,
  propertyNames,
  quote,
  spanOf,
  weekdayNames,
} from './english-names.ts';
import type { Money } from './segment.ts';

/** `viewed a product`, `view a product`: what a person did, past and plain. */
type Act = { past: string; plain: string };

const acts: Record<string, Act> = {
  page_view: { past: 'opened a page', plain: 'open a page' },
  view_item_list: { past: 'viewed a product list', plain: 'view a product list' },
  select_item: { past: 'picked a product from a list', plain: 'pick a product from a list' },
  view_item: { past: 'viewed a product', plain: 'view a product' },
  search: { past: 'searched', plain: 'search' },
  add_to_wishlist: { past: 'wished for a product', plain: 'wish for a product' },
  add_to_cart: { past: 'added a product to the cart', plain: 'add a product to the cart' },
  remove_from_cart: { past: 'took a product out of the cart', plain: 'take a product out of the cart' },
  view_cart: { past: 'viewed the cart', plain: 'view the cart' },
  begin_checkout: { past: 'began checkout', plain: 'begin checkout' },
  add_shipping_info: { past: 'gave shipping details', plain: 'give shipping details' },
  add_payment_info: { past: 'gave payment details', plain: 'give payment details' },
  purchase: { past: 'bought', plain: 'buy' },
  refund: { past: 'got a refund', plain: 'get a refund' },
  login: { past: 'logged in', plain: 'log in' },
  logout: { past: 'logged out', plain: 'log out' },
  sign_up: { past: 'signed up', plain: 'sign up' },
  view_promotion: { past: 'viewed a promotion', plain: 'view a promotion' },
  select_promotion: { past: 'pressed a promotion', plain: 'press a promotion' },
};

/** The act with its filters in place: `viewed a product whose category is “Tops”`. */
export function act(name: string, where: Filter[] = []): Act {
  const known = acts[name] ?? { past: `did ${quote(name)}`, plain: `do ${quote(name)}` };
  if (where.length === 0) return known;
  const filters = ` (${listed(
    where.map((filter) => compared(filter, true)),
    'and',
  )})`;
  return { past: known.past + filters, plain: known.plain + filters };
}

/** A clause that begins with `who` or `whose`; a group of the other kind inside stands in brackets. */
export function clause(condition: Condition, money: Money, said = true): string {
  if (condition.kind === 'not') return clause(condition.of, money, !said);
  if (!isGroup(condition)) return leaf(condition, money, said);
  if (condition.of.length === 0) return said === (condition.kind === 'all') ? 'who are anybody' : 'who are nobody';
  // Denying turns "all" into "any of the denials" and the other way round.
  const link = said === (condition.kind === 'all') ? 'and' : 'or';
  const parts = condition.of.map((member) => {
    const text = clause(member, money, said);
    return joinsSeveral(member) && condition.of.length > 1 ? `(${text})` : text;
  });
  return listed(parts.map(withoutRepeat), link);
}

/** `who viewed … and who bought` says its second "who" for nothing. */
function withoutRepeat(text: string, index: number, parts: string[]): string {
  return index > 0 && text.startsWith('who ') && parts[index - 1]?.startsWith('who ') ? text.slice(4) : text;
}

function leaf(condition: Leaf, money: Money, said: boolean): string {
  switch (condition.kind) {
    case 'event': {
      const never = condition.times.atMost === 0;
      const done = act(condition.name, condition.where);
      const text = said !== never ? `who ${done.past}` : `who did not ${done.plain}`;
      return text + (never ? '' : times(condition.times)) + since(condition.within);
    }
    case 'elapsed': {
      const { past } = act(condition.name, condition.where);
      return `who ${said ? '' : 'have not '}${condition.which} ${past} ${ago(condition.hours)}`;
    }
    case 'sessions': {
      const days = condition.weekdays ? ` on ${weekdayNames(condition.weekdays)}` : '';
      const hours = condition.hours ? ` between ${clock(condition.hours)}` : '';
      return `who ${said ? 'visited' : 'did not visit'}${times(condition.times)}${days}${hours}${since(condition.within)}`;
    }
    case 'visit':
      return (condition.is === 'new') === said ? 'who are on their first visit' : 'who have visited before';
    case 'login':
      return (condition.is === 'in') === said ? 'who are logged in' : 'who are not logged in';
    case 'cart':
      return cart(condition, money, said);
    case 'orders':
      return orders(condition, money, said);
    default:
      return `whose ${compared(condition, said)}`;
  }
}

/** `category is “Tops”`, `amount is at least 50,000`. */
export function compared(filter: Filter, said: boolean): string {
  const name = propertyNames[filter.property] ?? quote(filter.property.replace(/^items\./, ''));
  const be = filter.property === 'points' ? (said ? 'are' : 'are not') : said ? 'is' : 'is not';
  const value = shown(filter);
  switch (filter.op) {
    case 'equals':
      return `${name} ${be} ${value}`;
    case 'one_of':
      return `${name} ${be} one of ${value}`;
    case 'contains':
      return `${name} ${said ? 'contains' : 'does not contain'} ${value}`;
    case 'matches':
      return `${name} ${said ? 'matches' : 'does not match'} ${value}`;
    case 'at_least':
      return `${name} ${be} at least ${value}`;
    case 'at_most':
      return `${name} ${be} at most ${value}`;
    default:
      return `${name} ${said ? 'is known' : 'is not known'}`;
  }
}

function shown({ property, value }: Filter): string {
  const names = property === 'channel' ? channelNames : property === 'class' ? deviceNames : {};
  if (Array.isArray(value)) return value.map((one) => quote(names[one] ?? one)).join(', ');
  if (typeof value === 'number') return value.toLocaleString('en');
  if (typeof value === 'boolean') return String(value);
  return quote(names[value ?? ''] ?? value ?? '');
}

function cart({ where, count: pieces, value }: LeafOf<'cart'>, money: Money, said: boolean): string {
  const filters = where?.length ? ` (${where.map((filter) => compared(filter, true)).join(' and ')})` : '';
  const empty = pieces?.atMost === 0;
  const items =
    pieces && !empty && !(pieces.atLeast === 1 && pieces.atMost === undefined)
      ? bounds(pieces, (n) => count(n, 'item'), plain)
      : 'something';
  const have = said !== empty ? `who have ${items}` : 'who have nothing';
  const worth = value ? ` worth ${bounds(value, money)}` : '';
  return said || empty || items === 'something'
    ? `${have}${filters}${worth} in the cart`
    : `who do not have ${items}${filters}${worth} in the cart`;
}

function orders(condition: LeafOf<'orders'>, money: Money, said: boolean): string {
  const { measure, within, range, aboveSiteAverage } = condition;
  if (measure === 'count') {
    const never = range?.atMost === 0;
    return `who ${said !== never ? 'ordered' : 'did not order'}${range && !never ? times(range) : ''}${since(within)}`;
  }
  const name = measure === 'revenue' ? 'total spending' : 'average order';
  const be = said ? 'is' : 'is not';
  const parts = [
    range ? `${be} ${bounds(range, money)}` : '',
    aboveSiteAverage ? `${be} above the shop’s average` : '',
  ].filter(Boolean);
  return `whose ${name}${since(within)} ${listed(parts, said ? 'and' : 'or')}`;
}

function ago({ atLeast, atMost }: Range): string {
  if (atLeast === undefined) return `within the last ${spanOf(atMost ?? 0)}`;
  if (atMost === undefined) return `at least ${spanOf(atLeast)} ago`;
  return `${spanOf(atLeast)} to ${spanOf(atMost)} ago`;
}

function since(window: Window | undefined): string {
  if (!window) return '';
  if (window.session) return ' in this visit';
  return ` in the last ${window.days === undefined ? count(window.hours ?? 0, 'hour') : count(window.days, 'day')}`;
}

/** Empty for "at least once", which needs no words. */
function times(range: Range): string {
  if (range.atLeast === 1 && range.atMost === undefined) return '';
  const written = bounds(range, (n) => count(n, 'time'), plain);
  return written === '' ? '' : ` ${written}`;
}

type Write = (value: number) => string;

const plain: Write = (value) => value.toLocaleString('en');

/** @param low how the lower of two bounds is written: `2 to 4 times`. */
function bounds({ atLeast, atMost }: Range, write: Write, low = write): string {
  if (atLeast === undefined) return atMost === undefined ? '' : `at most ${write(atMost)}`;
  if (atMost === undefined) return `at least ${write(atLeast)}`;
  return atLeast === atMost ? `exactly ${write(atLeast)}` : `${low(atLeast)} to ${write(atMost)}`;
}
