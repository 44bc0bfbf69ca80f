/** The orders made in this browser. */
import type { Line } from './cart.ts';
import type { Totals } from './price.ts';
import { readStored, writeStored } from './stored.ts';

export type Order = {
  /** `transaction_id`: made once, when the order is. */
  id: string;
  at: number;
  lines: Line[];
  totals: Totals;
  coupon?: string;
  reviewed?: true;
};

const KEY = 'ongi_orders';
/** More are of no use to anybody here. */
const KEPT = 20;
/** No vowels and no look-alikes. */
const LETTERS = '23456789BCDFGHJKLMNPQRSTVWXZ';

/** Newest first. */
export function readOrders(): Order[] {
  return readStored<Order[]>(KEY, []);
}

export function addOrder(order: Order): void {
  writeStored(KEY, [order, ...readOrders()].slice(0, KEPT));
}

export function markReviewed(id: string): void {
  writeStored(
    KEY,
    readOrders().map((order) => (order.id === id ? { ...order, reviewed: true } : order)),
  );
}

/** `ON20261121-7K3MQX`: the day and 28 bits of chance. */
export function makeOrderId(now: Date): string {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  const chance = Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => LETTERS[byte % LETTERS.length]);
  return `ON${day.join('')}-${chance.join('')}`;
}
