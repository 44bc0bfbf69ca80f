import type { Item } from '../../server/contract/event.ts';

/** A line of the section `cart`, or of the checkout's configuration. */
export type Line = {
  product_id: string | number;
  product_name?: string;
  product_price_value?: number;
  name?: string;
  price?: number | string;
  qty: number | string;
  options?: { value: string }[];
};

/** Totals of a quote. `grand_total` is without tax; what is paid is the segment of that name. */
export type Totals = { grand_total?: number; total_segments?: { code: string; value: number }[] };

/** Lines of a cart as sections or as the checkout have them. */
export function itemsOf(lines: Line[]): Item[] {
  return lines.map(({ product_id, product_name, name, options = [], price, product_price_value = price, qty }) => ({
    item_id: `${product_id}`,
    item_name: product_name ?? (name as string),
    ...(options[0] && { item_variant: options.map(({ value }) => value).join(', ') }),
    price: Number(product_price_value),
    quantity: Number(qty),
  }));
}

/** What is paid. */
export function totalOf({ total_segments = [], grand_total }: Totals): number {
  return (total_segments.find(({ code }) => code === 'grand_total')?.value ?? grand_total) as number;
}
