/** A person as the dashboard and the shop's own server see them. */
import type { Channel } from './audience.ts';

export type PersonSummary = {
  id: string;
  customerId?: string;
  attributes: Record<string, string | number | boolean | null>;
  firstSeenAt: number;
  lastSeenAt: number;
  sessions: number;
  channel: Channel;
  orders: number;
  revenueMinor: number;
};
