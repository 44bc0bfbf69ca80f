import { describe, expect, it, vi } from 'vitest';
import { campaignFormFaults, countByTab, definitionPath, tabOf } from '../../../dashboard/pages/campaign/faults.ts';
import { setAt } from '../../../dashboard/pages/campaign/path.ts';
import { definitionOf } from '../../../dashboard/pages/campaign/templates/all.ts';
import { campaignFaults } from '../../../server/domain/campaign.ts';

// The browser's own opinion of a selector, as far as these tests ask for it.
vi.stubGlobal('CSS', { supports: (rule: string) => !rule.includes('[[') });

const secret = definitionOf('secret', 'ko');
const paths = (path: string, value: unknown) => campaignFormFaults(setAt(secret, path, value)).map((one) => one.path);
const heading = 'variants/0/message/blocks/0';
const countdown = 'variants/0/message/blocks/3';

describe('a fault of a campaign', () => {
  it.each<[string, unknown, string]>([
    ['name', '', 'name'],
    ['audience/of/0/name', 'View Item', 'audience/of/0/name'],
    ['audience/of/0/times', {}, 'audience/of/0/times'],
    ['audience/of/0/times', { atLeast: 3, atMost: 1 }, 'audience/of/0/times/atMost'],
    ['audience/of/1', { kind: 'any', of: [] }, 'audience/of/1/of'],
    ['audience/of/1', { kind: 'not', of: { kind: 'all', of: [] } }, 'audience/of/1/of/of'],
    ['audience/of/1', { kind: 'orders', measure: 'count' }, 'audience/of/1/range'],
    ['audience/of/0/where', [{ property: 'value', op: 'at_least', value: 'much' }], 'audience/of/0/where/0/value'],
    ['audience/of/0/where', [{ property: 'value', op: 'one_of', value: [] }], 'audience/of/0/where/0/value'],
    ['trigger', { event: 'scroll' }, 'trigger/percent'],
    ['trigger/selector', '', 'trigger/selector'],
    ['trigger', { event: 'click', selector: 'div[[' }, 'trigger/selector'],
    ['schedule', { startAt: '2026-12-02T00:00', endAt: '2026-12-01T00:00' }, 'schedule/endAt'],
    ['schedule/hours', { from: '09:00', to: '09:00' }, 'schedule/hours/to'],
    ['limits', { repeat: 'days', stopAfterConversion: true }, 'limits/everyDays'],
    ['variants/0/message/blocks', [], 'variants/0/message/blocks'],
    [`${heading}/text`, '', `${heading}/text`],
    [`${heading}/text`, '{{ customer.password }}', `${heading}/text`],
    [heading, { type: 'button', text: 'Go', action: 'link' }, `${heading}/href`],
    [heading, { type: 'button', text: 'Go', action: 'link', href: 'javascript:x' }, `${heading}/href`],
    ['coupon/expires', undefined, `${countdown}/until`],
    ['coupon/pattern', 'SECRET-####', 'coupon/pattern'],
    ['coupon/applyUrl', 'https://shop.example/discount', 'coupon/applyUrl'],
    ['experiment/holdoutPercent', 100, 'experiment/holdoutPercent'],
    ['goal/windowDays', undefined, 'goal/windowDays'],
  ])('when %s is %j is told at %s', (path, value, told) => {
    expect(paths(path, value)).toContain(told);
  });

  it('is told where the coupon is, and where the block is, when one is without the other', () => {
    expect(paths('coupon', undefined)).toContain('variants/0/message/blocks/2');
    expect(paths('variants/0/message/blocks', [{ type: 'text', text: 'Hi' }])).toEqual(['coupon']);
  });

  it('is none when a browser understands the selector', () => {
    expect(paths('trigger', { event: 'click', selector: '.buy' })).toEqual([]);
  });

  it('is told once a field', () => {
    const twice = paths(heading, { type: 'button', text: '', action: 'link', href: '' });
    expect(new Set(twice).size).toBe(twice.length);
  });

  it('is heard before saving whenever the server would refuse to save', () => {
    const bad: [string, unknown][] = [
      ['audience/of/1', { kind: 'any', of: [] }],
      ['audience/of/0/times', { atLeast: 3, atMost: 1 }],
      ['audience/of/0/where', [{ property: 'value', op: 'at_least', value: 'x' }]],
      ['audience/of/1', { kind: 'orders', measure: 'revenue' }],
      ['audience/of', Array.from({ length: 51 }, () => ({ kind: 'visit', is: 'new' }))],
      ['schedule', { startAt: '2026-12-02T00:00', endAt: '2026-12-01T00:00' }],
      ['schedule/hours', { from: '09:00', to: '09:00' }],
      ['variants/0/weight', 0],
      ['coupon', undefined],
      ['coupon/expires', undefined],
      ['variants/0/message/blocks', [{ type: 'text', text: 'Hi' }]],
      [`${heading}/text`, '{% if a %}'],
      ['experiment/holdoutPercent', 100],
    ];
    for (const [path, value] of bad) {
      const definition = setAt(secret, path, value);
      expect(campaignFaults(definition), path).not.toEqual([]);
      expect(campaignFormFaults(definition), path).not.toEqual([]);
    }
    const deep = Array.from({ length: 7 }).reduce<unknown>((of) => ({ kind: 'not', of }), { kind: 'login', is: 'in' });
    expect(paths('audience', deep)).not.toEqual([]);
  });
});

describe('the steps of the editor', () => {
  it.each([
    ['audience/of/3/times/atLeast', 'who'],
    ['trigger/pages/include/0', 'when'],
    ['schedule/startAt', 'when'],
    ['variants/1/message/accent', 'what'],
    ['coupon/code', 'coupon'],
    ['goal/event', 'test'],
    ['limits/atMost', 'test'],
    ['priority', 'test'],
    ['name', undefined],
  ])('show %s on %s', (path, tab) => {
    expect(tabOf(path)).toBe(tab);
  });

  it('count what is to correct on each', () => {
    const faults = campaignFormFaults({ ...secret, name: '', trigger: { event: 'scroll' }, priority: 101 });
    expect(countByTab(faults)).toEqual({ who: 0, when: 1, what: 0, coupon: 0, test: 1 });
  });

  it('take faults in their own order, the name first', () => {
    const faults = campaignFormFaults({ ...secret, priority: 101, name: '', trigger: { event: 'scroll' } });
    expect(faults.map(({ path }) => path)).toEqual(['name', 'trigger/percent', 'priority']);
  });

  it('know the fields of a new version by the names of the form', () => {
    expect(definitionPath('definition/coupon/code')).toBe('coupon/code');
    expect(definitionPath('coupon/code')).toBe('coupon/code');
  });
});
