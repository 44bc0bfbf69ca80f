import { expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { everyMapping, openEveryShop, walkEveryShop } from './pages/shops/every/shop.ts';
import { watch } from './pages/shops/watched.ts';

it('a shop that says everything in every way is heard once, and who is trusted most is believed', async () => {
  const browser = await launchChromium();
  const path = 'v1/mapping/demo/1';
  const { collector, page, shop, errors, told, acts, close } = await watch(browser, await openEveryShop(), undefined, {
    [`/${path}`]: JSON.stringify(everyMapping),
  });
  collector.decide = () => ({ mapping: path });
  await walkEveryShop(page, shop.origin, told);
  // Past the moment at which the slowest source is heard; what is counted goes with the last batch of the page.
  await page.waitForTimeout(2_500);
  await page.goto('about:blank');
  const heard = () => collector.batches.flatMap((batch) => Object.keys(batch.heard ?? {}));
  await collector.when(() => heard().includes('purchase mapping same'), 'what was heard of the last page');

  expect(acts()).toEqual(['view_item', 'add_to_cart', 'view_cart', 'begin_checkout', 'purchase']);
  const believed = acts().map((name) => [name, collector.named(name)[0]?.params?.items?.[0]?.item_name]);
  expect(believed).toEqual([
    ['view_item', 'page'],
    ['add_to_cart', 'page'],
    ['view_cart', 'layer'],
    ['begin_checkout', 'segment'],
    ['purchase', 'platform'],
  ]);
  expect(collector.named('purchase')[0]?.params).toMatchObject({ transaction_id: '77', value: 20 });

  const verdicts = (name: string) =>
    heard()
      .filter((key) => key.startsWith(`${name} `))
      .sort();
  expect(verdicts('view_item')).toEqual([
    'view_item layer same',
    'view_item mapping same',
    'view_item markup differs value',
    'view_item page used',
    'view_item platform same',
    'view_item segment same',
  ]);
  expect(verdicts('add_to_cart')).toEqual([
    'add_to_cart layer same',
    'add_to_cart mapping same',
    'add_to_cart page used',
    'add_to_cart platform same',
    'add_to_cart segment same',
  ]);
  expect(verdicts('purchase')).toEqual(['purchase mapping same', 'purchase platform used']);
  expect(errors).toEqual([]);
  await close();
  await browser.close();
});
