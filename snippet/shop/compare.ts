import type { Item, Params } from '../../server/contract/event.ts';

/** Of what weight, the weightiest first. */
const fields = ['transaction_id', 'value', 'currency', 'item_id', 'price', 'quantity'];

/** Whether two sources say the same of an act: `same`, or the first thing of weight in which they differ. */
export function compare(params: Params, others: Params): string {
  const [ours, theirs] = [params, others].map((one) => ({ ...one, ...one.items?.[0] })) as [Item, Item];
  const field = fields.find((one) => `${ours[one] ?? theirs[one]}` !== `${theirs[one] ?? ours[one]}`);
  return field ? `differs ${field}` : 'same';
}
