import { brotliCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { tagFiles } from './pages/tag/bundle.ts';

/** Bytes, brotli. Every page of a shop loads the tag and, a moment later, `shop`; the others only where they are needed. */
const budgets: [name: string, bytes: number][] = [
  ['tag', 5_000],
  ['shop', 2_200],
  ['exit', 800],
  ['consent', 1_500],
  ['banner', 2_500],
  ['cafe24', 1_500],
  ['cafe24-order', 1_500],
  ['shopify', 1_500],
  ['woocommerce', 1_500],
  ['woocommerce-order', 1_500],
  ['cart', 500],
  ['mapping', 3_000],
  ['requests', 850],
  ['opencart', 1_500],
  ['magento', 1_500],
  ['prestashop', 1_500],
  ['segment', 1_500],
  // Only the owner loads it: all of pick mode, besides the evaluator that shoppers of such a shop load as well.
  ['pick', 12_000],
];

it.each(budgets)('%s costs a page at most %i bytes', async (name, budget) => {
  const text = Buffer.from((await tagFiles())[name]?.text ?? '');
  const compressed = brotliCompressSync(text).length;
  console.log(`${name}: ${text.length} bytes minified, ${compressed} brotli`);
  expect(text.length).toBeGreaterThan(0);
  expect(compressed).toBeLessThanOrEqual(budget);
});
