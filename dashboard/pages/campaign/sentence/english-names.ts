/** English words for what conditions name. */
import type { Hours } from '../../../../server/contract/filter.ts';
import type { Format } from '../../../../server/contract/message.ts';

export const propertyNames: Record<string, string> = {
  url: 'address',
  path: 'page path',
  value: 'amount',
  search_term: 'search term',
  item_count: 'number of items',
  transaction_id: 'order number',
  coupon: 'coupon',
  'items.item_id': 'item number',
  'items.item_name': 'item name',
  'items.item_category': 'category',
  'items.item_brand': 'brand',
  'items.item_variant': 'option',
  'items.price': 'item price',
  'items.quantity': 'quantity',
  points: 'points',
  tier: 'tier',
  name: 'name',
  channel: 'channel',
  referrer: 'referrer',
  landing: 'landing page',
  utm_source: 'UTM source',
  utm_medium: 'UTM medium',
  utm_campaign: 'UTM campaign',
  utm_term: 'UTM term',
  utm_content: 'UTM content',
  class: 'device',
  language: 'language',
  screen: 'screen size',
};

export const channelNames: Record<string, string> = {
  direct: 'direct',
  search: 'search',
  social: 'social',
  ai: 'AI search',
  advertising: 'advertising',
  email: 'email',
  crm: 'CRM message',
  referral: 'another site',
};

export const deviceNames: Record<string, string> = { phone: 'phone', tablet: 'tablet', desktop: 'desktop' };

export const formatNames: Record<Format, string> = {
  modal: 'a centred popup',
  slide: 'a slide-in',
  bar: 'a bar',
  full: 'a full-screen popup',
};

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** ISO weekdays as `Mon, Tue`. */
export function weekdayNames(days: number[]): string {
  return days
    .toSorted((a, b) => a - b)
    .map((day) => weekdays[day - 1])
    .join(', ');
}

/** `19:00–23:00`. */
export function clock({ from, to }: Hours): string {
  return `${from}–${to}`;
}

/** Whole days where it is some, else hours. */
export function spanOf(hours: number): string {
  return hours % 24 === 0 && hours > 24 ? count(hours / 24, 'day') : count(hours, 'hour');
}

/** `1 day`, `2 days`. */
export function count(amount: number, noun: string): string {
  return `${amount.toLocaleString('en')} ${noun}${amount === 1 ? '' : 's'}`;
}

export function quote(text: string): string {
  return `“${text}”`;
}

/** `Nov 21, 09:00` of a local time `2026-11-21T09:00`. */
export function moment(local: string): string {
  const [date = '', time = ''] = local.split('T');
  const [, month, day] = date.split('-');
  return `${months[Number(month) - 1]} ${Number(day)}, ${time}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(parts: string[], last: 'and' | 'or'): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`;
}
