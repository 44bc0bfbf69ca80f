/** A whole campaign in English, part by part: `People who viewed a product at least 3 times in the last 30 days see, …`. */
import type { CampaignDefinition, Schedule } from '../../../../server/contract/campaign.ts';
import type { Coupon } from '../../../../server/contract/coupon.ts';
import type { Trigger } from '../../../../server/contract/trigger.ts';
import { act, clause } from './english-condition.ts';
import { clock, count, formatNames, moment, quote, spanOf, weekdayNames } from './english-names.ts';
import type { Money, Segment } from './segment.ts';

export function englishSummary(campaign: CampaignDefinition, money: Money): Segment[] {
  const { audience, trigger, schedule, variants, coupon } = campaign;
  const segments: Segment[] = [
    { tab: 'who', text: `${capital(englishWho(audience, money))} see` },
    { tab: 'what', text: what(variants) },
    { tab: 'when', text: `${englishWhen(trigger)}${period(schedule)},` },
    { tab: 'test', text: `${howOften(campaign)}.` },
  ];
  if (coupon) segments.push({ tab: 'coupon', text: gift(coupon) });
  segments.push({ tab: 'test', text: measured(campaign) });
  return segments;
}

/** `people who viewed a product at least 3 times in the last 30 days`. */
export function englishWho(audience: CampaignDefinition['audience'], money: Money): string {
  if (audience.kind === 'all' && audience.of.length === 0) return 'all people';
  return `people ${clause(audience, money)}`;
}

/** `when they have read 90 % of a page (/product/*)`. */
export function englishWhen(trigger: Trigger): string {
  const start = trigger.delaySeconds ? `${count(trigger.delaySeconds, 'second')} after` : 'when';
  return `${start} ${moments(trigger)}${where(trigger)}`;
}

function where({ pages }: Trigger): string {
  const include = pages?.include ?? [];
  const exclude = pages?.exclude ?? [];
  const without = exclude.length > 2 ? count(exclude.length, 'page') : exclude.join(', ');
  return (include.length > 0 ? ` on ${include.join(', ')}` : '') + (exclude.length > 0 ? ` (except ${without})` : '');
}

function moments({ event, where: filters, percent, seconds, selector }: Trigger): string {
  switch (event) {
    case 'scroll':
      return `they have read ${percent ?? 0}% of the page`;
    case 'engagement':
      return `they have looked at the page for ${count(seconds ?? 0, 'second')}`;
    case 'exit_intent':
      return 'they are about to leave';
    case 'inactive':
      return `they have not moved for ${count(seconds ?? 0, 'second')}`;
    case 'click':
      return `they press ${quote(selector ?? '')}`;
    default:
      return `they ${act(event, filters).plain}`;
  }
}

function period({ startAt, endAt, weekdays, hours }: Schedule): string {
  const parts = [
    startAt ? `from ${moment(startAt)}` : '',
    endAt ? `until ${moment(endAt)}` : '',
    weekdays ? `on ${weekdayNames(weekdays)}` : '',
    hours ? `between ${clock(hours)}` : '',
  ].filter(Boolean);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function howOften({ limits }: CampaignDefinition): string {
  const each = {
    once: 'once per person',
    session: 'once per visit',
    days: `once every ${count(limits.everyDays ?? 0, 'day')}`,
  }[limits.repeat];
  const atMost = limits.repeat !== 'once' && limits.atMost ? `, at most ${count(limits.atMost, 'time')}` : '';
  return each + atMost;
}

function what(variants: CampaignDefinition['variants']): string {
  if (variants.length > 1) return `one of ${variants.length} messages`;
  return formatNames[variants[0]?.message.format ?? 'modal'];
}

function gift({ source, label, stock, expires }: Coupon): string {
  const kind = source === 'fixed' ? 'the same coupon code' : 'a coupon code of their own';
  const name = label ? ` (${quote(label)})` : '';
  const until = expires?.afterHours
    ? `, good for ${spanOf(expires.afterHours)}`
    : expires?.at
      ? `, good until ${moment(expires.at)}`
      : '';
  const whom = stock ? `The first ${count(stock, 'person').replace('persons', 'people')} get` : 'They get';
  return `${whom} ${kind}${name}${until}.`;
}

function measured({ experiment, goal, limits }: CampaignDefinition): string {
  const done = `It counts as a success when they ${act(goal.event, goal.where).plain} within ${count(goal.windowDays, 'day')}.`;
  const stop = limits.stopAfterConversion && limits.repeat !== 'once' ? ' After that they do not see it again.' : '';
  const rollout =
    experiment.rolloutPercent < 100 ? ` It is open to ${experiment.rolloutPercent}% of people for now.` : '';
  const holdout =
    experiment.holdoutPercent > 0
      ? ` ${experiment.holdoutPercent}% of those who fit do not see it, for comparison.`
      : '';
  return done + stop + rollout + holdout;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
