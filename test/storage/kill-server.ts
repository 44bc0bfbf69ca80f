/**
 * A server that is going to be killed: shoppers come all the time, and every answer is told on standard output the moment
 * it is there. Arguments: database, round, shoppers.
 */

import { openSqliteStore } from '../../server/storage/sqlite/store.ts';
import { batchOf, event, MINUTE, NOON, secretCoupon, settings } from './fixture.ts';

const [file = '', round = '0', shoppers = '0'] = process.argv.slice(2);
const store = await openSqliteStore({ file, worker: new URL('./storage-worker.js', import.meta.url) });
const site = (await store.listSites())[0] ?? (await furnish());
const now = NOON + Number(round) * MINUTE;

await Promise.all(Array.from({ length: Number(shoppers) }, (_, index) => shop(`v${index}`, index)));

async function furnish() {
  const made = await store.createSite(settings, NOON, 'shop');
  const coupon = { source: 'pool', label: '10 %' } as const;
  const campaign = await store.createCampaign(made.id, { ...secretCoupon, coupon }, 'live', NOON);
  await store.importCodes(
    made.id,
    campaign.id,
    Array.from({ length: 1_000 }, (_, index) => `CODE-${index}`),
  );
  return made;
}

/** Comes back without end: each visit is a new page of the same minute. */
async function shop(visitor: string, delay: number) {
  for (let visit = 0; ; visit++) {
    const view = { ...event('page_view', now - delay), id: idOf(visitor, visit) };
    const { answer } = await store.collect({ siteId: site.id, batch: batchOf(visitor, [view]), now });
    const codes = answer.decisions.map(({ coupon }) => coupon?.code).join();
    process.stdout.write(`${view.id} ${visitor} ${codes}\n`);
  }
}

function idOf(visitor: string, visit: number): string {
  return `${NOON.toString(36)}-${visitor}-${round}-${String(visit).padStart(6, '0')}`;
}
