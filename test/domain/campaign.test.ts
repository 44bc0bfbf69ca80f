import { describe, expect, it } from 'vitest';
import type { Condition } from '../../server/contract/audience.ts';
import type { CampaignDefinition, Variant } from '../../server/contract/campaign.ts';
import type { Coupon } from '../../server/contract/coupon.ts';
import type { Filter } from '../../server/contract/filter.ts';
import type { Block } from '../../server/contract/message.ts';
import { campaignFaults } from '../../server/domain/campaign.ts';
import { campaign, everybody } from './support/shop.ts';

function paths(changes: Partial<CampaignDefinition>): string[] {
  return campaignFaults(campaign(changes)).map(({ path }) => path);
}

function showing(...blocks: Block[]): Variant[] {
  return [{ key: 'A', weight: 1, message: { format: 'modal', blocks } }];
}

const coupon: Coupon = { source: 'fixed', label: '10 %', code: 'TEN' };
const text: Block = { type: 'text', text: '안녕하세요' };

describe('a campaign that can be saved', () => {
  it('has no faults', () => {
    expect(paths({})).toEqual([]);
    expect(paths({ coupon, variants: showing({ type: 'coupon' }) })).toEqual([]);
    expect(paths({ coupon, variants: showing({ type: 'text', text: '{{ coupon.code }}' }) })).toEqual([]);
  });
});

describe('faults of a campaign', () => {
  it('say where, which rule, and what was got', () => {
    expect(campaignFaults(campaign({ schedule: { startAt: '2026-12-02T00:00', endAt: '2026-12-01T00:00' } }))).toEqual([
      { path: 'schedule/endAt', rule: 'must be after startAt, 2026-12-02T00:00', received: '"2026-12-01T00:00"' },
    ]);
  });

  it.each<[string, CampaignDefinition['schedule'], string[]]>([
    ['a day that does not exist', { startAt: '2026-02-30T10:00' }, ['schedule/startAt']],
    ['an hour that does not exist', { endAt: '2026-02-28T25:00' }, ['schedule/endAt']],
    ['an end at the start', { startAt: '2026-02-01T10:00', endAt: '2026-02-01T10:00' }, ['schedule/endAt']],
    ['hours that never or always are', { hours: { from: '09:00', to: '09:00' } }, ['schedule/hours']],
  ])('schedule: %s', (_name, schedule, expected) => {
    expect(paths({ schedule })).toEqual(expected);
  });

  const nested = (depth: number): Condition => (depth === 0 ? everybody : { kind: 'not', of: nested(depth - 1) });
  const many = (count: number): Condition => ({
    kind: 'all',
    of: [
      { kind: 'any', of: Array.from({ length: count / 2 }, () => ({ kind: 'visit', is: 'new' })) },
      { kind: 'any', of: Array.from({ length: count / 2 }, () => ({ kind: 'visit', is: 'new' })) },
    ],
  });

  it.each<[string, Condition, string[]]>([
    ['nested six deep', nested(5), []],
    ['nested deeper', nested(6), ['audience/of/of/of/of/of/of']],
    ['of fifty conditions', many(50), []],
    ['of more', many(52), ['audience']],
    ['any of none', { kind: 'all', of: [{ kind: 'any', of: [] }] }, ['audience/of/0/of']],
    ['a range upside down', { kind: 'event', name: 'x', times: { atLeast: 3, atMost: 2 } }, ['audience/times']],
    ['orders of nothing', { kind: 'orders', measure: 'count' }, ['audience/range']],
    ['orders above average', { kind: 'orders', measure: 'count', aboveSiteAverage: true }, []],
    ['an attribute without a value', { kind: 'attribute', property: 'tier', op: 'equals' }, ['audience/value']],
    [
      'sessions at no hours',
      { kind: 'sessions', hours: { from: '09:00', to: '09:00' }, times: { atLeast: 1 } },
      ['audience/hours'],
    ],
    [
      'a filter of a cart',
      { kind: 'not', of: { kind: 'cart', where: [{ property: 'price', op: 'at_least', value: 'x' }] } },
      ['audience/of/where/0/value'],
    ],
  ])('audience: %s', (_name, audience, expected) => {
    expect(paths({ audience })).toEqual(expected);
  });

  it.each<[Filter['op'], Filter['value'], boolean]>([
    ['equals', 'x', true],
    ['equals', true, true],
    ['equals', '', false],
    ['equals', undefined, false],
    ['contains', ['x'], false],
    ['one_of', ['x'], true],
    ['one_of', [], false],
    ['one_of', 'x', false],
    ['at_least', 5, true],
    ['at_least', '5.5', true],
    ['at_most', 'five', false],
    ['at_most', true, false],
    ['at_most', ' ', false],
    ['exists', undefined, true],
  ])('filter: %s %j can be saved: %s', (op, value, fine) => {
    const where: Filter[] = [{ property: 'p', op, ...(value !== undefined && { value }) }];
    const expected = fine ? [] : ['trigger/where/0/value', 'goal/where/0/value'];
    expect(paths({ trigger: { event: 'x', where }, goal: { event: 'x', where, windowDays: 1 } })).toEqual(expected);
  });

  it('variants: keys that are the same, weights that are all 0', () => {
    const [variant] = showing(text) as [Variant];
    expect(paths({ variants: [variant, variant] })).toEqual(['variants/1/key']);
    expect(paths({ variants: [{ ...variant, weight: 0 }] })).toEqual(['variants']);
    expect(
      paths({
        variants: [
          { ...variant, weight: 0 },
          { ...variant, key: 'B' },
        ],
      }),
    ).toEqual([]);
  });

  it.each<[string, Block, Coupon | undefined, string[]]>([
    ['a link that leads nowhere', { type: 'button', text: 'go', action: 'link' }, undefined, ['href']],
    ['a template with a typo', { type: 'text', text: '{{ customer.nmae }}' }, undefined, ['text']],
    ['a template in the text for the blind', { type: 'image', src: '/a.png', alt: '{{ x }}' }, undefined, ['alt']],
    ['a template in a link', { type: 'button', text: 'go', action: 'link', href: '/{{ x }}' }, undefined, ['href']],
    ['a code of no coupon', { type: 'text', text: '{{ coupon.code }}' }, undefined, ['text']],
    ['a coupon that is not there', { type: 'coupon' }, undefined, ['']],
    ['a countdown to nothing', { type: 'countdown' }, undefined, ['until']],
    [
      'a countdown to a day that does not exist',
      { type: 'countdown', until: '2026-13-01T00:00' },
      undefined,
      ['until'],
    ],
  ])('message: %s', (_name, block, own, fields) => {
    const at = fields.map((field) => `variants/0/message/blocks/1${field && `/${field}`}`);
    expect(paths({ variants: showing(text, block), ...(own && { coupon: own }) })).toEqual(at);
  });

  it('message: a countdown needs a coupon that ends, or an end of its own', () => {
    const variants = showing({ type: 'coupon' }, { type: 'countdown' });
    expect(paths({ coupon, variants })).toEqual(['variants/0/message/blocks/1/until']);
    expect(paths({ coupon: { ...coupon, expires: { afterHours: 1 } }, variants })).toEqual([]);
  });

  it('message: a bar sits at the top or the bottom, a slide at a side', () => {
    const placed = (format: 'bar' | 'slide' | 'modal', placement: 'top' | 'left') =>
      paths({ variants: [{ key: 'A', weight: 1, message: { format, placement, blocks: [text] } }] });
    expect(placed('bar', 'left')).toEqual(['variants/0/message/placement']);
    expect(placed('slide', 'top')).toEqual(['variants/0/message/placement']);
    expect([...placed('bar', 'top'), ...placed('slide', 'left'), ...placed('modal', 'left')]).toEqual([]);
  });

  it('coupon: one that no message shows, one that ends on no day', () => {
    expect(paths({ coupon, variants: showing(text) })).toEqual(['coupon']);
    const never = { ...coupon, expires: { at: '2026-02-30T00:00' } };
    expect(paths({ coupon: never, variants: showing({ type: 'coupon' }) })).toEqual(['coupon/expires/at']);
  });

  it('experiment: a hold-out of everybody', () => {
    expect(paths({ experiment: { holdoutPercent: 100, rolloutPercent: 100 } })).toEqual(['experiment/holdoutPercent']);
  });
});
