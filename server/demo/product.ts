import type { Text } from './language.ts';

export type CategoryId = 'wear' | 'home' | 'table' | 'scent';

export type Category = { id: CategoryId; name: Text; line: Text };

export type Review = { who: string; stars: number; on: string; text: Text };

export type Product = {
  /** Also the name of its picture, `products/ID.svg`. */
  id: string;
  category: CategoryId;
  name: Text;
  line: Text;
  /** Won, tax included. */
  price: number;
  /** Price before the reduction; absent when there is none. */
  wasPrice?: number;
  badge?: Text;
  option: { name: Text; values: Text[] };
  /** Two close-ups of the picture, as SVG view boxes. */
  closeUps: [string, string];
  story: { title: Text; text: Text }[];
  facts: { name: Text; value: Text }[];
  /** Header row first. */
  sizes: Text[][];
  care: Text[];
  reviews: Review[];
};
