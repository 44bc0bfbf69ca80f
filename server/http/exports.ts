/** Files for a spreadsheet: what a campaign brought day by day, and what became of its codes. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Campaign } from '../contract/campaign.ts';
import type { Site } from '../contract/site.ts';
import { toMajor } from '../domain/money.ts';
import { dayOf, wallTime } from '../domain/zone.ts';
import type { CouponCode } from '../storage/store.ts';
import { type Cell, csvOf } from './csv.ts';
import { about } from './openapi.ts';
import { Problem } from './problem.ts';
import type { Services } from './services.ts';

/** Codes read at once, so that batches are answered in between. */
const PAGE_CODES = 2_000;

const figures = ['qualified', 'shown', 'clicked', 'dismissed', 'copied', 'converted', 'orders'] as const;
const resultColumns = ['campaign', 'day', 'arm', ...figures, 'revenue', 'confirmed', 'currency'];
const codeColumns = ['campaign', 'code', 'state', 'customer', 'issued_at', 'expires_at', 'redeemed_at', 'order'];

type AtCampaign = { site: string; id: string };

export function exportRoutes(app: FastifyInstance, { store, sites, clock }: Services): void {
  app.get<{ Params: AtCampaign }>(
    '/sites/:site/campaigns/:id/results.csv',
    about('reports', 'Results by day and arm, text/csv'),
    async ({ params }, reply) => {
      const { site, campaign } = await find(params);
      const days = await store.campaignDays(site.id, campaign.id);
      const rows = days.map((day) => [
        campaign.definition.name,
        day.day,
        day.arm,
        ...figures.map((figure) => day[figure]),
        toMajor(day.revenueMinor, site.currency),
        toMajor(day.confirmedMinor, site.currency),
        site.currency,
      ]);
      return asFile(reply, `results-${campaign.id}`).send(csvOf(resultColumns, rows));
    },
  );

  app.get<{ Params: AtCampaign }>(
    '/sites/:site/campaigns/:id/codes.csv',
    about('reports', 'Coupon codes and what became of them, text/csv'),
    async ({ params }, reply) => {
      const { site, campaign } = await find(params);
      return asFile(reply, `codes-${campaign.id}`).send(csvOf(codeColumns, codeRows(site, campaign)));
    },
  );

  async function find(params: AtCampaign): Promise<{ site: Site; campaign: Campaign }> {
    const site = sites.require(params.site);
    const campaign = await store.getCampaign(site.id, params.id);
    if (!campaign) throw new Problem('not_found', 'There is no such campaign.');
    return { site, campaign };
  }

  async function* codeRows({ id, zone }: Site, campaign: Campaign): AsyncGenerator<Cell[]> {
    const now = clock();
    let after = 0;
    for (let left = true; left; ) {
      const codes = await store.listCodes(id, campaign.id, after, PAGE_CODES);
      for (const code of codes) {
        const { issuedAt, expiresAt, redeemedAt } = code;
        const moments = [issuedAt, expiresAt, redeemedAt].map((at) => momentIn(zone, at));
        yield [campaign.definition.name, code.code, stateOf(code, now), code.customerId, ...moments, code.redeemedBy];
      }
      after = codes.at(-1)?.number ?? after;
      left = codes.length === PAGE_CODES;
    }
  }
}

function asFile(reply: FastifyReply, name: string): FastifyReply {
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="dangol-${name}.csv"`);
}

function stateOf({ issuedAt, expiresAt, redeemedAt }: CouponCode, now: number): string {
  if (redeemedAt !== null) return 'redeemed';
  if (issuedAt === null) return 'free';
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'issued';
}

/** `2026-11-21 09:05` on the wall of the site, as spreadsheets read it. */
function momentIn(zone: string, at: number | null): string | null {
  if (at === null) return null;
  const { minute } = wallTime(at, zone);
  const clock = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${dayOf(at, zone)} ${clock}`;
}
