import type { CampaignId } from '../contract/ids.ts';
import type { SiteSettings } from '../contract/site.ts';
import { type CompiledAudience, compileAudience } from './audience.ts';
import type { CampaignVersion } from './facts.ts';
import { type CompiledGoal, compileGoal } from './goal.ts';
import { type CompiledSchedule, compileSchedule } from './schedule.ts';
import { type CompiledTrigger, compileTrigger, isSignal } from './trigger.ts';
import { momentOf } from './zone.ts';

/** One campaign version, ready to be asked. */
export type CompiledCampaign = {
  version: CampaignVersion;
  schedule: CompiledSchedule;
  trigger: CompiledTrigger;
  audience: CompiledAudience;
  goal: CompiledGoal;
  /** When its coupons end for everybody; Infinity when they do not. */
  couponEndsAt: number;
};

/** All campaigns of a site, those first that win over the others. */
export type CampaignSet = {
  byId: ReadonlyMap<CampaignId, CompiledCampaign>;
  /** By the event that can trigger them. */
  byEvent: ReadonlyMap<string, readonly CompiledCampaign[]>;
  /** Those that are live and whose trigger the tag has to watch for. */
  signalled: readonly CompiledCampaign[];
  /** Those that are live and wait a while after their trigger. */
  delayed: readonly CompiledCampaign[];
};

/**
 * Compiles the campaigns of one site. Do it again when a campaign or the settings of the site change; give every campaign
 * that is not archived, also paused ones: their conversions still count.
 */
export function compileCampaigns(campaigns: readonly CampaignVersion[], settings: SiteSettings): CampaignSet {
  const compiled = [...campaigns].sort(byPriority).map((campaign) => compileCampaign(campaign, settings));
  const live = compiled.filter(({ version }) => version.state === 'live');
  return {
    byId: new Map(compiled.map((campaign) => [campaign.version.id, campaign])),
    byEvent: Map.groupBy(compiled, ({ trigger }) => trigger.event),
    signalled: live.filter(({ trigger }) => isSignal(trigger.event)),
    delayed: live.filter(({ trigger }) => trigger.delaySeconds > 0),
  };
}

/** The higher priority first, then the older campaign, then by id so that the order is always the same. */
export function byPriority(a: CampaignVersion, b: CampaignVersion): number {
  return b.definition.priority - a.definition.priority || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
}

function compileCampaign(version: CampaignVersion, { zone }: SiteSettings): CompiledCampaign {
  const { audience, trigger, schedule, goal, coupon } = version.definition;
  return {
    version,
    schedule: compileSchedule(schedule, zone),
    trigger: compileTrigger(trigger),
    audience: compileAudience(audience),
    goal: compileGoal(goal),
    couponEndsAt: coupon?.expires?.at ? momentOf(coupon.expires.at, zone) : Number.POSITIVE_INFINITY,
  };
}
