/** The products that the page's scripts know. */
import type { Item } from '../../contract/event.ts';
import { WARES_ID, type Ware } from '../ware.ts';
import type { Line } from './cart.ts';

/** A line of a cart or order whose product the page knows. */
export type KnownLine = { line: Line; ware: Ware };

export function readWares(): Map<string, Ware> {
  const wares: Ware[] = JSON.parse(document.getElementById(WARES_ID)?.textContent ?? '[]');
  return new Map(wares.map((ware) => [ware.item.item_id, ware]));
}

/** Lines of products that are still sold. */
export function knownLines(lines: readonly Line[]): KnownLine[] {
  const wares = readWares();
  return lines.flatMap((line) => {
    const ware = wares.get(line.id);
    return ware ? { line, ware } : [];
  });
}

export function goodsValue(lines: readonly KnownLine[]): number {
  return lines.reduce((sum, { line, ware }) => sum + ware.item.price * line.quantity, 0);
}

/** A line as GA4 names it. */
export function itemOf({ line, ware }: KnownLine): Item {
  return { ...ware.item, item_variant: line.option, quantity: line.quantity };
}
