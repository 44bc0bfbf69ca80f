import type { FastifyInstance } from 'fastify';
import { audienceSchema, type Condition } from '../contract/audience.ts';
import { audienceFaults } from '../domain/audience-faults.ts';
import { under } from '../domain/fault.ts';
import { about } from './openapi.ts';
import { Problem } from './problem.ts';
import type { Services } from './services.ts';

const reachSchema = {
  type: 'object',
  required: ['audience'],
  additionalProperties: false,
  properties: { audience: { $ref: audienceSchema.$id } },
};

type At = { site: string };

/** What the dashboard shows and nobody edits. */
export function reportRoutes(app: FastifyInstance, { store, sites, clock }: Services): void {
  app.get<{ Params: At }>('/sites/:site/home', about('reports', 'Figures of today'), ({ params }) =>
    store.homeReport(sites.require(params.site).id, clock()),
  );

  app.get<{ Params: At }>('/sites/:site/install', about('reports', 'What has been seen of the shop'), ({ params }) =>
    store.installReport(sites.require(params.site).id),
  );

  app.get<{ Params: At }>(
    '/sites/:site/first-party',
    about('reports', 'Through which domain pages report, and what their visitors agreed to'),
    ({ params }) => store.firstPartyReport(sites.require(params.site).id, clock()),
  );

  app.get<{ Params: At }>(
    '/sites/:site/warnings',
    about('reports', 'What stopped arriving as it used to'),
    ({ params }) => store.shopWarnings(sites.require(params.site).id, clock()),
  );

  app.post<{ Params: At; Body: { audience: Condition } }>(
    '/sites/:site/reach',
    about('reports', 'How many people fit an audience now', { body: reachSchema }),
    async ({ params, body }) => {
      const site = sites.require(params.site);
      const faults = audienceFaults(body.audience);
      if (faults.length) throw Problem.ofFaults(under('audience', faults));
      return store.reach(site.id, body.audience, clock());
    },
  );

  app.get<{ Params: At & { id: string } }>(
    '/sites/:site/campaigns/:id/results',
    about('reports', 'What a campaign achieved'),
    async ({ params }) => {
      const results = await store.campaignResults(sites.require(params.site).id, params.id, clock());
      if (!results) throw new Problem('not_found', 'There is no such campaign.');
      return results;
    },
  );
}
