import type { FastifyInstance } from 'fastify';
import { type SampleChange, type SampleReport, sampleChangeSchema } from '../contract/api.ts';
import type { Site } from '../contract/site.ts';
import { DEMO_SITE_KEY } from '../demo/campaigns.ts';
import { DAY_MS } from '../domain/zone.ts';
import type { Sample } from '../storage/store.ts';
import { about } from './openapi.ts';
import { Problem } from './problem.ts';
import type { Services } from './services.ts';

/** A season: enough for every chart, and loaded in a minute or two. */
const SAMPLE_DAYS = 90;

/** Sample shoppers: what is asked for here, `jobs/sample.ts` does. */
export function sampleRoutes(app: FastifyInstance, { store, sites, clock }: Services): void {
  const path = '/sites/:site/sample';

  app.get<{ Params: { site: string } }>(path, about('sites', 'Sample shoppers'), ({ params }) =>
    reportOf(sites.require(params.site)),
  );

  app.post<{ Params: { site: string }; Body: SampleChange }>(
    path,
    about('sites', 'Load sample shoppers, or stop loading', { body: sampleChangeSchema }),
    async ({ params, body }) => {
      const site = sites.require(params.site);
      const sample = await store.getSample(site.id);
      if (sample?.state === 'loaded') return reportOf(site);
      if (body.state === 'loading') await store.putSample({ ...(sample ?? (await newSample(site))), state: 'loading' });
      else if (sample) await store.putSample({ ...sample, state: 'stopped' });
      return reportOf(site);
    },
  );

  async function newSample(site: Site): Promise<Sample> {
    if (!(await isFit(site))) {
      throw new Problem('wrong_state', 'Sample shoppers are for the demo shop and for sites without shoppers.');
    }
    const untilAt = clock();
    const fromAt = untilAt - SAMPLE_DAYS * DAY_MS;
    return { siteId: site.id, state: 'loading', fromAt, untilAt, reachedAt: fromAt, visits: 0, events: 0 };
  }

  /** Made-up shoppers among real ones would spoil the figures of a shop. */
  async function isFit(site: Site): Promise<boolean> {
    return site.key === DEMO_SITE_KEY || (await store.installReport(site.id)).seen.length === 0;
  }

  async function reportOf(site: Site): Promise<SampleReport> {
    const sample = await store.getSample(site.id);
    if (!sample) {
      const state = (await isFit(site)) ? 'offered' : 'unfit';
      return { state, days: SAMPLE_DAYS, share: 0, visits: 0, events: 0 };
    }
    const { state, fromAt, untilAt, reachedAt, visits, events } = sample;
    const days = Math.round((untilAt - fromAt) / DAY_MS);
    return { state, days, share: (reachedAt - fromAt) / (untilAt - fromAt), visits, events };
  }
}
