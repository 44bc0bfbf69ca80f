import type { IncomingHttpHeaders } from 'node:http';
import type { ErrorCode } from '../../contract/error.ts';
import type { Order } from '../../contract/order.ts';

/** A webhook as it came. `text` is the raw body, which is what is signed. */
export type Delivery = { headers: IncomingHttpHeaders; text: string; body: unknown };

/** How one platform signs its webhooks and what it says in them. */
export type Platform = {
  /** Whether it comes from the shop: made with the secret that only the shop knows. */
  isGenuine(delivery: Delivery, secret: string): boolean;
  /** What the platform wants to be told when it is not. */
  refusal: ErrorCode;
  /** The platform's own id of the delivery; the same when it is tried again. */
  idOf(delivery: Delivery): string | undefined;
  /** When it was sent, milliseconds UTC; absent where the platform does not tell. */
  sentAt?(delivery: Delivery): number | undefined;
  topicOf(delivery: Delivery): string;
  /** What it says of an order; undefined for a topic or an order that we do not understand. */
  orderOf(delivery: Delivery): Order | undefined;
};

/** One header, however often it came. */
export function headerOf({ headers }: Delivery, name: string): string | undefined {
  const told = headers[name];
  return Array.isArray(told) ? told[0] : told;
}
