import type { Shop } from '../browser/pages/tag/shop.ts';
import { leaveBy } from '../support/chromium.ts';
import { atLeast, atMost, type Form, type Row } from '../support/scoreboard.ts';
import type { Fault } from './fault.ts';
import { withShop } from './shop.ts';

/** The tag does not cost a page its place in the back/forward cache, and a return by the back button is one page view. */
export const bfcache: Fault = {
  name: 'bfcache',
  check: (form, build) => withShop(build, (shop) => goBackAndForth(shop, form)),
  mutants: [
    {
      name: 'a listener to unload',
      breaks: [
        {
          file: 'snippet/index.ts',
          from: "  on('pagehide', leavePage);\n",
          to: "  on('pagehide unload', leavePage);\n",
        },
      ],
    },
    {
      name: 'every pageshow is a page view',
      breaks: [{ file: 'snippet/index.ts', from: 'persisted && enterPage()', to: '(persisted, enterPage())' }],
    },
  ],
};

async function goBackAndForth({ origin, collector, context: visit }: Shop, form: Form): Promise<Row[]> {
  const times = form === 'short' ? 3 : 20;
  const { context } = await visit();
  const page = await context.newPage();
  const reasons: string[] = [];
  const session = await context.newCDPSession(page);
  await session.send('Page.enable');
  session.on('Page.backForwardCacheNotUsed', ({ notRestoredExplanations }) => {
    reasons.push(...notRestoredExplanations.map(({ reason }) => reason));
  });
  let restored = 0;
  await page.goto(`${origin}/plain`);
  await collector.until('page_view');
  for (let time = 0; time < times; time++) {
    await page.evaluate(() => Object.assign(window, { stays: true }));
    await page.goto(`${origin}/elsewhere`);
    await leaveBy(page, () => history.back());
    await page.waitForURL('**/plain', { waitUntil: 'commit' });
    await collector.until('page_view', time + 2);
    if (await page.evaluate(() => 'stays' in window)) restored++;
  }
  await context.close();
  if (reasons.length > 0) console.log('  not restored:', [...new Set(reasons)].join(', '));
  return [
    atLeast(`back by the back button, ${times} ×: pages restored from the cache`, restored, '', times),
    atMost(`back by the back button, ${times} ×: reasons against the cache`, reasons.length, '', 0),
    atMost(
      `back by the back button, ${times} ×: views counted twice`,
      collector.named('page_view').length - times - 1,
      '',
      0,
    ),
  ];
}
