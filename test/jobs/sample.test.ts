import { describe, expect } from 'vitest';
import type { SampleReport } from '../../server/contract/api.ts';
import { DEMO_SITE_KEY, demoCampaigns, demoSettings } from '../../server/demo/campaigns.ts';
import { sampleJob } from '../../server/jobs/sample.ts';
import { codeOf, type Harness, it, PUBLIC_URL } from '../support/app.ts';

const DAY_MS = 86_400_000;

/** A demo site whose sample is a day long. */
async function shortSample({ store, clock }: Harness) {
  const { id } = await store.createSite(demoSettings, clock.now, DEMO_SITE_KEY);
  for (const definition of demoCampaigns) await store.createCampaign(id, definition, 'live', clock.now);
  const untilAt = clock.now;
  const fromAt = untilAt - DAY_MS;
  const begun = { siteId: id, state: 'loading', fromAt, untilAt, reachedAt: fromAt, visits: 0, events: 0 } as const;
  await store.putSample(begun);
  return { id, begun };
}

describe('sample shoppers', () => {
  it('fill the days before, with messages and orders, and are loaded once', async ({ harness }) => {
    const { store, clock } = harness;
    const { id } = await shortSample(harness);
    const job = sampleJob(store, PUBLIC_URL);
    for (let turn = 0; turn < 500 && (await store.getSample(id))?.state === 'loading'; turn++) await job.run();
    const loaded = await store.getSample(id);
    expect(loaded).toMatchObject({ state: 'loaded', reachedAt: clock.now });

    const { today, days } = await store.homeReport(id, clock.now);
    const yesterday = days.at(-2)?.totals;
    expect(today.sessions).toBeGreaterThan(20);
    expect(yesterday?.sessions).toBeGreaterThan(50);
    expect(yesterday?.messagesShown).toBeGreaterThan(20);
    const campaigns = await store.listCampaigns(id, false);
    expect(campaigns.filter(({ figures }) => figures.shown > 0).length).toBeGreaterThanOrEqual(2);
    expect((await store.recentEvents(id, 10)).every(({ at }) => at <= clock.now)).toBe(true);

    await job.run();
    expect(await store.getSample(id)).toEqual(loaded);
  }, 120_000);

  it('go on after a restart with the same shoppers, none twice', async ({ harness }) => {
    const { store } = harness;
    const { id } = await shortSample(harness);
    await sampleJob(store, PUBLIC_URL).run();
    const before = await store.getSample(id);
    // The process ended before it wrote down how far it was: the last stretch is played again.
    const rewound = { ...before, state: 'loading', reachedAt: before?.fromAt, visits: 0, events: 0 };
    await store.advanceSample(rewound as never);
    await sampleJob(store, PUBLIC_URL).run();
    const replayed = await store.getSample(id);
    const counted = (await store.installReport(id)).seen.reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBe((before?.events ?? 0) + (replayed?.events ?? 0));
    expect(replayed?.reachedAt).toBeGreaterThan(before?.fromAt ?? 0);
  }, 120_000);

  it('stop when asked to, and what was loaded stays', async ({ harness }) => {
    const { store } = harness;
    const { id, begun } = await shortSample(harness);
    const job = sampleJob(store, PUBLIC_URL);
    const working = job.run();
    await store.putSample({ ...begun, state: 'stopped' });
    await working;
    const stopped = await store.getSample(id);
    expect(stopped?.state).toBe('stopped');
    await job.run();
    expect(await store.getSample(id)).toEqual(stopped);
  }, 60_000);
});

describe('the dashboard', () => {
  const path = ({ site }: Harness) => `/sites/${site.id}/sample`;

  it('may ask for them for a site without shoppers, and stop and resume', async ({ harness }) => {
    const ask = async (state: string) => (await harness.api('POST', path(harness), { state })).json<SampleReport>();
    expect((await harness.api('GET', path(harness))).json()).toMatchObject({ state: 'offered', share: 0, days: 90 });
    expect(await ask('loading')).toMatchObject({ state: 'loading', share: 0 });
    expect(await ask('stopped')).toMatchObject({ state: 'stopped' });
    expect(await ask('loading')).toMatchObject({ state: 'loading' });
  });

  it('may not mix them into the shoppers of a real shop', async ({ harness }) => {
    await harness.send();
    expect((await harness.api('GET', path(harness))).json()).toMatchObject({ state: 'unfit' });
    const answer = await harness.api('POST', path(harness), { state: 'loading' });
    expect([answer.statusCode, codeOf(answer)]).toEqual([409, 'wrong_state']);
    expect(await harness.store.getSample(harness.site.id)).toBeUndefined();
  });

  it('does not load them twice', async ({ harness }) => {
    const { store, clock, site } = harness;
    const whole = { siteId: site.id, fromAt: clock.now - DAY_MS, untilAt: clock.now, reachedAt: clock.now };
    await store.putSample({ ...whole, state: 'loaded', visits: 5, events: 20 });
    const answer = await harness.api('POST', path(harness), { state: 'loading' });
    expect(answer.json()).toMatchObject({ state: 'loaded', share: 1, visits: 5, events: 20 });
  });
});
