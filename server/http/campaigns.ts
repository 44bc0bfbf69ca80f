import type { FastifyInstance } from 'fastify';
import { type SaveCampaign, type StateChange, stateChangeSchema } from '../contract/api.ts';
import { type Campaign, type CampaignDefinition, campaignSchema } from '../contract/campaign.ts';
import { nextActiveAt } from '../domain/schedule.ts';
import { checkDefinition } from './definition-check.ts';
import { about } from './openapi.ts';
import { Problem } from './problem.ts';
import type { Services } from './services.ts';

const definitionSchema = { $ref: campaignSchema.$id };
const saveSchema = {
  type: 'object',
  required: ['base', 'definition'],
  additionalProperties: false,
  properties: { base: { type: 'integer', minimum: 1 }, definition: definitionSchema },
};
const listSchema = {
  type: 'object',
  additionalProperties: false,
  properties: { archived: { enum: ['true', 'false'] } },
};

type At = { site: string };
type AtCampaign = { site: string; id: string };

/** Campaigns from draft to archive. */
export function campaignRoutes(app: FastifyInstance, { store, sites, clock }: Services): void {
  const list = '/sites/:site/campaigns';
  const one = '/sites/:site/campaigns/:id';

  app.get<{ Params: At; Querystring: { archived?: string } }>(
    list,
    about('campaigns', 'List the campaigns', { querystring: listSchema }),
    async ({ params, query }) => {
      const site = sites.require(params.site);
      const campaigns = await store.listCampaigns(site.id, query.archived === 'true');
      return campaigns.map((campaign) => ({ ...campaign, ...offSchedule(campaign, site.zone, clock()) }));
    },
  );

  app.post<{ Params: At; Body: CampaignDefinition }>(
    list,
    about('campaigns', 'Add a campaign, as a draft', { body: definitionSchema }),
    async ({ params, body }, reply) => {
      const site = sites.require(params.site);
      checkDefinition(body);
      reply.code(201);
      return store.createCampaign(site.id, body, 'draft', clock());
    },
  );

  app.get<{ Params: AtCampaign }>(one, about('campaigns', 'One campaign'), ({ params }) => requireCampaign(params));

  app.put<{ Params: AtCampaign; Body: SaveCampaign }>(
    one,
    about('campaigns', 'Save a new version', { body: saveSchema }),
    async ({ params, body }) => {
      const { id } = await requireCampaign(params);
      checkDefinition(body.definition, 'definition');
      return store.saveCampaign(sites.require(params.site).id, id, body.base, body.definition, clock());
    },
  );

  app.post<{ Params: AtCampaign; Body: StateChange }>(
    `${one}/state`,
    about('campaigns', 'Start, pause, archive', { body: stateChangeSchema }),
    async ({ params, body }) => {
      const campaign = await requireCampaign(params);
      // A repeat of the same request is no mistake.
      if (campaign.state === body.state) return campaign;
      // Rules may have become stricter since it was saved.
      if (body.state === 'live') checkDefinition(campaign.definition, 'definition');
      return store.setCampaignState(sites.require(params.site).id, campaign.id, body.state, clock());
    },
  );

  app.post<{ Params: AtCampaign }>(
    `${one}/duplicate`,
    about('campaigns', 'Copy, as a draft'),
    async ({ params }, reply) => {
      const { definition } = await requireCampaign(params);
      reply.code(201);
      return store.createCampaign(sites.require(params.site).id, copyOf(definition), 'draft', clock());
    },
  );

  async function requireCampaign(params: AtCampaign): Promise<Campaign> {
    const campaign = await store.getCampaign(sites.require(params.site).id, params.id);
    if (!campaign) throw new Problem('not_found', 'There is no such campaign.');
    return campaign;
  }
}

function offSchedule({ definition }: Campaign, zone: string, now: number): Pick<Campaign, 'offSchedule'> {
  const until = nextActiveAt(definition.schedule, zone, now);
  if (until === now) return {};
  return { offSchedule: until === undefined ? {} : { until } };
}

/** `Welcome (2)`, cut so that it stays a name. */
function copyOf(definition: CampaignDefinition): CampaignDefinition {
  const { maxLength } = campaignSchema.properties.name;
  const [, base = definition.name, count = '1'] = /^(.*) \((\d+)\)$/.exec(definition.name) ?? [];
  const ending = ` (${Number(count) + 1})`;
  return { ...definition, name: base.slice(0, maxLength - ending.length) + ending };
}
