import type { CampaignId } from '../contract/ids.ts';
import type { SiteSettings } from '../contract/site.ts';
import { type CompiledAudience, compileAudience, type KnownTests } from './audience.ts';
import type { CampaignVersion } from './facts.ts';
import { asksOf, type GateAsk } from './gates.ts';
import { type CompiledGoal, compileGoal } from './goal.ts';
import { type CompiledSchedule, compileSchedule } from './schedule.ts';
import { Shelves } from './shelves.ts';
import { type CompiledTrigger, compileTrigger, isSignal } from './trigger.ts';
import { momentOf } from './zone.ts';

/** One campaign version, ready to be asked. */
export type CompiledCampaign = {
  version: CampaignVersion;
  /** Its place among the campaigns of the site; the first wins over the others. */
  rank: number;
  schedule: CompiledSchedule;
  trigger: CompiledTrigger;
  audience: CompiledAudience;
  /** The gates that may refuse it, in their order. */
  asks: readonly GateAsk[];
  goal: CompiledGoal;
  /** When its coupons end for everybody; Infinity when they do not. */
  couponEndsAt: number;
};

/** The campaigns of a site, to be found by what they wait for. */
export type CampaignSet = {
  byId: ReadonlyMap<CampaignId, CompiledCampaign>;
  /** By name of the event, those that are decided at once when it comes. */
  waiting: ReadonlyMap<string, Shelves>;
  /** Those that are live and whose trigger the tag has to watch for. */
  signalled: Shelves;
  /** Those that are live and wait a while after their trigger. */
  delayed: Shelves;
};

/**
 * Compiles the campaigns of one site. Do it again when a campaign or the settings of the site change; give every campaign
 * that is not archived, also paused ones: their conversions still count.
 */
export function compileCampaigns(campaigns: readonly CampaignVersion[], settings: SiteSettings): CampaignSet {
  const known: KnownTests = new Map();
  const compiled = [...campaigns].sort(byPriority).map((campaign, rank) => {
    return compileCampaign(campaign, rank, settings, known);
  });
  const live = compiled.filter(({ version }) => version.state === 'live');
  const atOnce = compiled.filter(({ trigger }) => trigger.delaySeconds === 0);
  const byEvent = [...Map.groupBy(atOnce, ({ trigger }) => trigger.event)];
  return {
    byId: new Map(compiled.map((campaign) => [campaign.version.id, campaign])),
    waiting: new Map(byEvent.map(([event, some]) => [event, new Shelves(some, true)])),
    signalled: new Shelves(
      live.filter(({ trigger }) => isSignal(trigger.event)),
      false,
    ),
    delayed: new Shelves(
      live.filter(({ trigger }) => trigger.delaySeconds > 0),
      false,
    ),
  };
}

/** The higher priority first, then the older campaign, then by id so that the order is always the same. */
export function byPriority(a: CampaignVersion, b: CampaignVersion): number {
  return b.definition.priority - a.definition.priority || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
}

function compileCampaign(
  version: CampaignVersion,
  rank: number,
  { zone }: SiteSettings,
  known: KnownTests,
): CompiledCampaign {
  const { audience, trigger, schedule, goal, coupon } = version.definition;
  return {
    version,
    rank,
    schedule: compileSchedule(schedule, zone),
    trigger: compileTrigger(trigger),
    audience: compileAudience(audience, known),
    asks: asksOf(version),
    goal: compileGoal(goal),
    couponEndsAt: coupon?.expires?.at ? momentOf(coupon.expires.at, zone) : Number.POSITIVE_INFINITY,
  };
}
