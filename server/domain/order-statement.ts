/**
 * What the shop's own server says of an order, gathered from statements that may come in any order, late and twice. Of each
 * field the newest counts, of two of one moment always the same one: so whoever heard the same statements knows the same.
 */
import type { FieldFault } from '../contract/error.ts';
import type { Item } from '../contract/event.ts';
import type { CustomerId, VisitorId } from '../contract/ids.ts';
import { type Moment, type Order, type OrderStatus, orderStatuses } from '../contract/order.ts';
import type { SiteSettings } from '../contract/site.ts';
import { fault } from './fault.ts';
import { toMinor } from './money.ts';
import { DAY_MS } from './zone.ts';

/** How far the clock of a shop's server may be ahead. A statement of next year would outlive every true one. */
const MAX_AHEAD_MS = DAY_MS;

const isoMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** What can be said of an order. Money is minor units of the site's currency; 0 for an order in another one. */
export type OrderFields = {
  status: OrderStatus;
  at: number;
  valueMinor: number;
  items: Item[];
  coupons: string[];
  customerId: CustomerId;
  cartToken: string;
  visitorId: VisitorId;
};

/** One statement. `asOf` is when it was true. */
export type OrderStatement = {
  transactionId: string;
  otherNames: string[];
  asOf: number;
  fields: Partial<OrderFields>;
  /** Money given back, minor units, by the id of the refund. */
  refunds: Record<string, number>;
};

type Told<Value> = { asOf: number; value: Value };

/** All that was stated of an order so far. */
export type Stated = {
  fields: { [Field in keyof OrderFields]?: Told<OrderFields[Field]> };
  refunds: Record<string, Told<number>>;
};

export const nothingStated: Stated = { fields: {}, refunds: {} };

/** What breaks a rule that the schema cannot tell. */
export function orderFaults({ at, updatedAt, transactionId }: Order, now: number): FieldFault[] {
  const faults: FieldFault[] = [];
  if (!transactionId.isWellFormed()) {
    faults.push(fault('transactionId', 'must be of whole characters', transactionId));
  }
  for (const [path, told] of Object.entries({ at, updatedAt })) {
    const moment = told === undefined ? now : readMoment(told);
    if (Number.isNaN(moment)) {
      const rule = 'must be milliseconds since 1970 or a moment with its zone, as 2026-11-21T12:00:00+09:00';
      faults.push(fault(path, rule, told));
    } else if (moment > now + MAX_AHEAD_MS) {
      faults.push(fault(path, 'must not be in the future; check the clock of the shop', told));
    }
  }
  return faults;
}

/** An order without {@link orderFaults} as a statement. Nothing is said later than now. */
export function readOrder(order: Order, { currency }: Pick<SiteSettings, 'currency'>, now: number): OrderStatement {
  const { transactionId, otherNames = [], status, at, updatedAt, value, items, coupons, refunds = [] } = order;
  const ours = (order.currency ?? currency) === currency;
  const minor = (amount: number) => (ours ? toMinor(amount, currency) : 0);
  const fields: { [Field in keyof OrderFields]: OrderFields[Field] | undefined } = {
    status,
    at: at === undefined ? undefined : Math.min(readMoment(at), now),
    valueMinor: value === undefined ? undefined : minor(value),
    items,
    coupons,
    customerId: order.customerId as CustomerId | undefined,
    cartToken: order.cartToken,
    visitorId: order.visitorId as VisitorId | undefined,
  };
  return {
    transactionId,
    otherNames: otherNames.filter((name) => name !== transactionId),
    asOf: updatedAt === undefined ? now : Math.min(readMoment(updatedAt), now),
    fields: Object.fromEntries(Object.entries(fields).filter(([, told]) => told !== undefined)),
    refunds: Object.fromEntries(refunds.map(({ id, amount }) => [id, minor(amount)])),
  };
}

/** What is stated once this statement was heard as well; the same object when it says nothing new. */
export function hear(stated: Stated, { asOf, fields, refunds }: OrderStatement): Stated {
  const news = {
    fields: newsOf<unknown>(stated.fields, fields, asOf) as Stated['fields'],
    refunds: newsOf(stated.refunds, refunds, asOf),
  };
  if (Object.keys(news.fields).length + Object.keys(news.refunds).length === 0) return stated;
  return { fields: { ...stated.fields, ...news.fields }, refunds: { ...stated.refunds, ...news.refunds } };
}

/** When an order was placed, as far as that was stated: the first thing known of it, unless its time was told. */
export function statedAt({ fields, refunds }: Stated): number {
  return fields.at?.value ?? Math.min(...[...Object.values(fields), ...Object.values(refunds)].map(({ asOf }) => asOf));
}

function newsOf<Value>(known: Record<string, Told<Value>>, told: Record<string, Value>, asOf: number) {
  const entries = Object.entries(told).map(([name, value]) => [name, { asOf, value }] as const);
  return Object.fromEntries(entries.filter(([name, one]) => isNewer(one, ownOf(known, name))));
}

function isNewer(told: Told<unknown>, known: Told<unknown> | undefined): boolean {
  if (!known || told.asOf !== known.asOf) return !known || told.asOf > known.asOf;
  const [one, other] = [told, known].map(({ value }) => rankOf(value));
  return (one as string) > (other as string);
}

/** Of two things told of one moment: a status as its order says, all else as its JSON does. */
function rankOf(value: unknown): string {
  const place = orderStatuses.indexOf(value as OrderStatus);
  return place >= 0 ? String(place) : JSON.stringify(value);
}

/** A refund may be called `constructor`. */
function ownOf<Value>(known: Record<string, Value>, name: string): Value | undefined {
  return Object.hasOwn(known, name) ? known[name] : undefined;
}

function readMoment(told: Moment): number {
  if (typeof told === 'number') return told;
  return isoMoment.test(told) ? Date.parse(told) : Number.NaN;
}
