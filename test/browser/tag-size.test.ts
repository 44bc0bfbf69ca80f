import { brotliCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { tagBundle } from './pages/tag/bundle.ts';

/** What every page of a shop loads. */
const BUDGET_BYTES = 5_000;

it('the tag costs a shop page at most 5 KB', async () => {
  const tag = Buffer.from(await tagBundle());
  const compressed = brotliCompressSync(tag).length;
  console.log(`tag: ${tag.length} bytes minified, ${compressed} brotli`);
  expect(compressed).toBeLessThanOrEqual(BUDGET_BYTES);
});
