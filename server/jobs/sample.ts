/**
 * Loads the sample shoppers that a dashboard asked for: months of visits go through the collector at their own times, so
 * messages, hold-outs, codes and figures are what they would have been. The clock on the wall has no part in it.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Site } from '../contract/site.ts';
import { DEMO_SITE_KEY } from '../demo/campaigns.ts';
import { type Collector, playVisit } from '../demo/shoppers/play.ts';
import { bigShop, demoShop, type Shop } from '../demo/shoppers/shop.ts';
import { visits } from '../demo/shoppers/simulate.ts';
import type { Visit } from '../demo/shoppers/visit.ts';
import type { Sample, Store } from '../storage/store.ts';
import type { Job } from './schedule.ts';

/** Half of the time is left to live traffic, and a server that closes waits no longer than this. */
const EVERY_MS = 1_000;
const WORK_MS = 500;
/** About what an owner of a small shop sees in a day. */
const SESSIONS_PER_DAY = 260;
const SEED = 20_260_101;
/** Products of the made-up shop of a site that is not the demo's. */
const PRODUCTS = 60;
/** How much likelier somebody who saw a message buys, in truth: half as likely again. */
const LIFT = 0.5;
/** Visits that begin so close together are played side by side, so that they share commits: about seventy. */
const STRETCH_MS = 6 * 3_600_000;
/** Visits that are passed over before others have their turn: some ten milliseconds. */
const SKIPPED_AT_ONCE = 500;

/** Visits that are played side by side, and the moment before which they all begin. */
type Stretch = { end: number; visits: Visit[] };

/** @param publicUrl origin of this server, where the demo shop is. */
export function sampleJob(store: Store, publicUrl: string): Job {
  const underWay = new Map<number, Generator<Stretch, void>>();

  async function work(site: Site): Promise<void> {
    const sample = await store.getSample(site.id);
    if (sample?.state !== 'loading') {
      underWay.delete(site.id);
      return;
    }
    const stretches = underWay.get(site.id) ?? stretchesOf(sample, site, publicUrl);
    underWay.set(site.id, stretches);
    await store.advanceSample(await loadSome(store, site, sample, stretches));
  }

  return {
    name: 'sample',
    everyMs: EVERY_MS,
    async run() {
      for (const site of await store.listSites()) await work(site);
    },
  };
}

/**
 * Visits of one stretch of time after the other, from where the sample is. Those before are played to nobody: their shoppers
 * come again.
 */
function* stretchesOf(sample: Sample, site: Site, publicUrl: string): Generator<Stretch, void> {
  const { fromAt, untilAt, reachedAt } = sample;
  const plan = {
    seed: SEED,
    shop: shopOf(site, publicUrl),
    zone: site.zone,
    from: fromAt,
    until: untilAt,
    sessionsPerDay: SESSIONS_PER_DAY,
    effect: { lift: LIFT },
  };
  let stretch: Visit[] = [];
  let skipped = 0;
  let end = reachedAt + STRETCH_MS;
  for (const visit of visits(plan)) {
    if (visit.startedAt < reachedAt) {
      for (const _step of visit.steps);
      if (++skipped % SKIPPED_AT_ONCE === 0) yield { end: reachedAt, visits: [] };
      continue;
    }
    for (; visit.startedAt >= end; end += STRETCH_MS) {
      yield { end, visits: stretch };
      stretch = [];
    }
    stretch.push(visit);
  }
  yield { end, visits: stretch };
}

/** Stretch after stretch until the time is up. */
async function loadSome(
  store: Store,
  site: Site,
  sample: Sample,
  stretches: Generator<Stretch, void>,
): Promise<Sample> {
  const collect: Collector = async (batch, now) => (await store.collect({ siteId: site.id, batch, now })).answer;
  const startedAt = performance.now();
  let { reachedAt, visits: count, events } = sample;
  while (performance.now() - startedAt < WORK_MS) {
    const stretch = stretches.next();
    if (stretch.done) return { ...sample, state: 'loaded', reachedAt: sample.untilAt, visits: count, events };
    // Shoppers side by side, the visits of each one after the other.
    const { end, visits: some } = stretch.value;
    const byShopper = Map.groupBy(some, ({ shopper }) => shopper);
    const recorded = await Promise.all([...byShopper.values()].map((own) => playAll(collect, site, own, sample)));
    count += some.length;
    events += recorded.reduce((sum, one) => sum + one, 0);
    reachedAt = Math.min(end, sample.untilAt);
    await nextTurn();
  }
  return { ...sample, reachedAt, visits: count, events };
}

async function playAll(collect: Collector, site: Site, visits: readonly Visit[], { untilAt }: Sample): Promise<number> {
  let recorded = 0;
  for (const visit of visits) recorded += await playVisit(collect, site.key, visit, untilAt);
  return recorded;
}

function shopOf(site: Site, publicUrl: string): Shop {
  if (site.key === DEMO_SITE_KEY) return demoShop(publicUrl);
  return bigShop(`${site.origins[0] ?? publicUrl}/`, PRODUCTS, site.currency);
}
