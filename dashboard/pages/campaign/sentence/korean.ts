/** A whole campaign in Korean, part by part: `최근 30일 동안 상품을 3번 이상 보고 구매하지 않은 사람에게, …`. */
import type { CampaignDefinition, Schedule } from '../../../../server/contract/campaign.ts';
import type { Coupon } from '../../../../server/contract/coupon.ts';
import type { Trigger } from '../../../../server/contract/trigger.ts';
import { act, described, phrase } from './korean-condition.ts';
import { attach, conditional, withParticle } from './korean-grammar.ts';
import { clock, formatNames, moment, quote, spanOf, weekdayNames } from './korean-names.ts';
import type { Money, Segment } from './segment.ts';

export function koreanSummary(campaign: CampaignDefinition, money: Money): Segment[] {
  const { audience, trigger, schedule, variants, coupon } = campaign;
  const segments: Segment[] = [
    { tab: 'who', text: `${koreanWho(audience, money)}에게,` },
    { tab: 'when', text: `${koreanWhen(trigger)}${period(schedule)},` },
    { tab: 'test', text: howOften(campaign) },
    { tab: 'what', text: `${what(variants)} 보여 줍니다.` },
  ];
  if (coupon) segments.push({ tab: 'coupon', text: gift(coupon) });
  segments.push({ tab: 'test', text: measured(campaign) });
  return segments;
}

/** `최근 30일 동안 상품을 3번 이상 본 사람`. */
export function koreanWho(audience: CampaignDefinition['audience'], money: Money): string {
  if (audience.kind === 'all' && audience.of.length === 0) return '모든 사람';
  return `${phrase(audience, 'of', money)} 사람`;
}

/** `/product/* 페이지를 90% 읽었을 때`. */
export function koreanWhen(trigger: Trigger): string {
  const wait = trigger.delaySeconds ? `${trigger.delaySeconds}초 뒤에` : '';
  return [where(trigger), moments(trigger), wait].filter(Boolean).join(' ');
}

/** Events whose object is the page itself. */
const ofPage = new Set(['page_view', 'scroll', 'engagement']);

/** `/product/* 페이지를`, `5곳을 뺀 페이지에서`; empty when any page will do and nothing is done to it. */
function where({ pages, event }: Trigger): string {
  const include = pages?.include ?? [];
  const exclude = pages?.exclude ?? [];
  const without = exclude.length > 2 ? `${exclude.length}곳` : exclude.join(', ');
  const noun =
    include.length > 0
      ? `${include.join(', ')} 페이지${exclude.length > 0 ? `(${without} 제외)` : ''}`
      : exclude.length > 0
        ? `${withParticle(without, '을/를')} 뺀 페이지`
        : '페이지';
  if (ofPage.has(event)) return `${noun}를`;
  return noun === '페이지' ? '' : `${noun}에서`;
}

function moments({ event, pages, where: filters, percent, seconds, selector }: Trigger): string {
  switch (event) {
    case 'page_view':
      return filters?.length ? `열고 ${described(filters)} 때` : '열었을 때';
    case 'scroll':
      return `${percent ?? 0}% 읽었을 때`;
    case 'engagement':
      return `${seconds ?? 0}초 동안 보았을 때`;
    case 'exit_intent':
      return pages ? '떠나려 할 때' : '쇼핑몰을 떠나려 할 때';
    case 'inactive':
      return `${seconds ?? 0}초 동안 움직임이 없을 때`;
    case 'click':
      return `${withParticle(quote(selector ?? ''), '을/를')} 눌렀을 때`;
    default: {
      const { object, verb } = act(event, filters);
      return `${attach(object, verb)}${verb.past}을 때`;
    }
  }
}

function period({ startAt, endAt, weekdays, hours }: Schedule): string {
  const from = startAt ? `${moment(startAt)}부터` : '';
  const to = endAt ? `${moment(endAt)}까지` : '';
  const days = weekdays ? `매주 ${weekdayNames(weekdays)}요일` : '';
  const clocks = hours ? clock(hours) : '';
  const parts = [from, to, days, clocks].filter(Boolean).join(' ');
  return parts === '' ? '' : ` (${parts})`;
}

function howOften({ limits }: CampaignDefinition): string {
  const each = {
    once: '한 사람에게 한 번만',
    session: '방문할 때마다 한 번씩',
    days: `${limits.everyDays ?? 0}일에 한 번씩`,
  }[limits.repeat];
  const atMost = limits.repeat !== 'once' && limits.atMost ? `, 최대 ${limits.atMost}번까지` : '';
  return each + atMost;
}

function what(variants: CampaignDefinition['variants']): string {
  const format = formatNames[variants[0]?.message.format ?? 'modal'];
  if (variants.length < 2) return withParticle(format, '을/를');
  return `${withParticle(`메시지 ${variants.length}가지`, '을/를')} 나누어`;
}

function gift({ source, label, stock, expires }: Coupon): string {
  const whom = source === 'fixed' ? '모두에게 같은 코드로' : '사람마다 다른 코드로';
  const first = stock ? `선착순 ${stock.toLocaleString('ko')}명까지 ` : '';
  const until = expires?.afterHours
    ? ` 받은 뒤 ${spanOf(expires.afterHours)} 동안 쓸 수 있습니다.`
    : expires?.at
      ? ` ${moment(expires.at)}까지 쓸 수 있습니다.`
      : '';
  return `${first}${whom} ${withParticle(label ? `${quote(label)} 쿠폰` : '쿠폰', '을/를')} 줍니다.${until}`;
}

function measured({ experiment, goal, limits }: CampaignDefinition): string {
  const { object, verb } = act(goal.event, goal.where);
  const done = `${goal.windowDays}일 안에 ${attach(object, verb)}${conditional(verb)} 성과로 셉니다.`;
  const stop = limits.stopAfterConversion && limits.repeat !== 'once' ? ' 성과가 나면 더 보여 주지 않습니다.' : '';
  const rollout = experiment.rolloutPercent < 100 ? ` 먼저 ${experiment.rolloutPercent}%의 사람에게만 엽니다.` : '';
  const holdout =
    experiment.holdoutPercent > 0
      ? ` 조건에 맞는 사람의 ${experiment.holdoutPercent}%에게는 보여 주지 않고 효과를 비교합니다.`
      : '';
  return done + stop + rollout + holdout;
}
