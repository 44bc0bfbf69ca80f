/** What each new piece of a campaign starts as: something sensible that its author then changes. */
import type { Condition, ConditionKind } from '../../../server/contract/audience.ts';
import type { CampaignDefinition, Variant } from '../../../server/contract/campaign.ts';
import type { Coupon } from '../../../server/contract/coupon.ts';
import type { Block, BlockType, Message } from '../../../server/contract/message.ts';
import type { Trigger } from '../../../server/contract/trigger.ts';

/** Letters of variants, in order. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Hold-out of a new campaign: large enough to show an effect within weeks, small enough not to hurt. Judgement. */
export const DEFAULT_HOLDOUT_PERCENT = 10;

/** A campaign with nothing decided: everybody, on every page view, once; no message yet. */
export function blankCampaign(): CampaignDefinition {
  return {
    name: '',
    audience: { kind: 'all', of: [] },
    trigger: { event: 'page_view' },
    schedule: {},
    limits: { repeat: 'once', stopAfterConversion: true },
    priority: 50,
    variants: [{ key: 'A', weight: 1, message: { format: 'modal', blocks: [] } }],
    experiment: { holdoutPercent: DEFAULT_HOLDOUT_PERCENT, rolloutPercent: 100 },
    goal: { event: 'purchase', windowDays: 7 },
  };
}

const conditions: Record<ConditionKind, Condition> = {
  all: { kind: 'all', of: [] },
  any: { kind: 'any', of: [] },
  not: { kind: 'not', of: { kind: 'all', of: [] } },
  event: { kind: 'event', name: 'view_item', times: { atLeast: 1 }, within: { days: 30 } },
  elapsed: { kind: 'elapsed', name: 'purchase', which: 'last', hours: { atLeast: 24 } },
  sessions: { kind: 'sessions', times: { atLeast: 2 }, within: { days: 30 } },
  attribute: { kind: 'attribute', property: 'points', op: 'at_least', value: 500 },
  visit: { kind: 'visit', is: 'new' },
  login: { kind: 'login', is: 'in' },
  source: { kind: 'source', property: 'channel', op: 'equals', value: 'search' },
  device: { kind: 'device', property: 'class', op: 'equals', value: 'phone' },
  cart: { kind: 'cart', count: { atLeast: 1 } },
  orders: { kind: 'orders', measure: 'count', range: { atLeast: 1 } },
};

export function blankCondition(kind: ConditionKind): Condition {
  return structuredClone(conditions[kind]);
}

/** A trigger for another event, with the measure it needs; pages and delay stay as they were. */
export function triggerFor(event: string, before: Trigger): Trigger {
  const { pages, delaySeconds } = before;
  return {
    event,
    ...(pages ? { pages } : {}),
    ...(delaySeconds === undefined ? {} : { delaySeconds }),
    ...(event === 'scroll' ? { percent: 90 } : {}),
    ...(event === 'engagement' ? { seconds: 20 } : {}),
    ...(event === 'inactive' ? { seconds: 60 } : {}),
    ...(event === 'click' ? { selector: '' } : {}),
  };
}

/** A new block; `texts` are the words it starts with, in the author's language. */
export function blankBlock(type: BlockType, texts: { heading: string; text: string; button: string }): Block {
  switch (type) {
    case 'heading':
      return { type, text: texts.heading };
    case 'text':
      return { type, text: texts.text };
    case 'image':
      return { type, src: '', alt: '' };
    case 'button':
      return { type, text: texts.button, action: 'link', href: '/' };
    default:
      return { type };
  }
}

/** Another variant: a copy of the last one under the next free letter. */
export function nextVariant(variants: Variant[]): Variant {
  const key = [...LETTERS].find((letter) => variants.every((variant) => variant.key !== letter)) ?? 'Z';
  const message: Message = variants.at(-1)?.message ?? { format: 'modal', blocks: [] };
  return { key, weight: 1, message: structuredClone(message) };
}

/** A coupon of another source; label, stock, end and link stay. */
export function couponOf(source: Coupon['source'], before: Coupon | undefined): Coupon {
  const { code: _code, pattern: _pattern, ...kept } = before ?? { label: '' };
  return { ...kept, source, ...own[source] };
}

const own = {
  fixed: { code: 'WELCOME10' },
  generated: { pattern: 'DANGOL-####-####' },
  pool: {},
} as const;
