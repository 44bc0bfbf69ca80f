/** A product as the shop's scripts know it: written into the page as JSON. */
import type { Item } from '../contract/event.ts';

export type Ware = {
  /** As in the dataLayer, of one piece. */
  item: Item & { item_id: string; item_name: string; price: number };
  /** In the language of the page. */
  name: string;
  href: string;
  picture: string;
  /** What it comes in: as in the dataLayer, and in the language of the page. */
  options: Record<string, string>;
};

/** Id of the `<script type="application/json">` that holds the wares of a page. */
export const WARES_ID = 'wares';
