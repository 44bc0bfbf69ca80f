import { brotliCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { bundle } from './pages/popup/shop.ts';

/** What a shopper may have to load to see a message, Preact included. */
const BUDGET_BYTES = 12_000;

it('the renderer costs a shop page at most 12 KB', async () => {
  const bytes = await bundle('snippet/popup/show.ts');
  const compressed = brotliCompressSync(bytes).length;
  console.log(`popup: ${bytes.length} bytes minified, ${compressed} brotli`);
  expect(compressed).toBeLessThanOrEqual(BUDGET_BYTES);
});
