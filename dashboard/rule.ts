import { couponCodePattern, couponSchema } from '../server/contract/coupon.ts';
import { eventNamePattern } from '../server/contract/event.ts';
import { filterSchema, hoursSchema, localTimeSchema } from '../server/contract/filter.ts';
import { hrefPattern, messageSchema, srcPattern } from '../server/contract/message.ts';
import { siteSettingsSchema } from '../server/contract/site.ts';
import { formatNumber } from './format.ts';
import { type PlainKey, text } from './i18n/text.ts';

/**
 * A broken rule of a JSON Schema in words a marketer understands.
 *
 * @param limit value of the keyword: 100 for `maximum: 100`.
 * @param received what was there, as JSON; undefined when nothing was.
 */
export function ruleText(keyword: string, limit: unknown, received: string | undefined): string {
  if (received === undefined || received === '""') return text('fault.missing');
  const count = Number(limit);
  switch (keyword) {
    case 'minLength':
      return text('fault.tooShort', { count });
    case 'maxLength':
      return text('fault.tooLong', { count });
    case 'minimum':
      return text('fault.atLeast', { limit: formatNumber(count) });
    case 'maximum':
      return text('fault.atMost', { limit: formatNumber(count) });
    case 'exclusiveMinimum':
      return text('fault.moreThan', { limit: formatNumber(count) });
    case 'exclusiveMaximum':
      return text('fault.lessThan', { limit: formatNumber(count) });
    case 'minItems':
      return text('fault.fewItems', { count });
    case 'maxItems':
      return text('fault.manyItems', { count });
    case 'minProperties':
      return text('fault.oneNeeded');
    case 'uniqueItems':
      return text('fault.twice');
    case 'enum':
      return text('fault.choose');
    case 'type':
      return typeText(limit, received);
    case 'pattern':
      return text(patterns[String(limit)] ?? 'fault.form');
    default:
      return text('fault.form');
  }
}

function typeText(limit: unknown, received: string): string {
  if (received === 'null') return text('fault.missing');
  if (limit === 'integer') return text('fault.integer');
  return text(limit === 'number' ? 'fault.number' : 'fault.form');
}

/** What each pattern of the contract asks for. */
const patterns: Record<string, PlainKey> = {
  [siteSettingsSchema.properties.origins.items.pattern]: 'fault.origin',
  [siteSettingsSchema.properties.currency.pattern]: 'fault.currency',
  [hrefPattern]: 'fault.href',
  [srcPattern]: 'fault.src',
  [eventNamePattern]: 'fault.eventName',
  [filterSchema.properties.property.pattern]: 'fault.property',
  [localTimeSchema.pattern]: 'fault.time',
  [hoursSchema.properties.from.pattern]: 'fault.clock',
  [couponCodePattern]: 'fault.code',
  [couponSchema.properties.pattern.pattern]: 'fault.codePattern',
  [couponSchema.properties.applyUrl.pattern]: 'fault.applyUrl',
  [messageSchema.properties.accent.pattern]: 'fault.colour',
};
