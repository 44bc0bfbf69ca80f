import { Ajv } from 'ajv';
import { beforeEach, describe, expect, it } from 'vitest';
import { language } from '../../dashboard/i18n/language.ts';
import { faultAt, faultsOf } from '../../dashboard/validate.ts';
import { audienceSchema } from '../../server/contract/audience.ts';
import { type CampaignDefinition, campaignSchema } from '../../server/contract/campaign.ts';
import { defaultSettings, siteSettingsSchema } from '../../server/contract/site.ts';
import { faultOf } from '../../server/http/faults.ts';

const settings = { ...defaultSettings, name: 'Shop', zone: 'Asia/Seoul', currency: 'KRW', origins: [] };

const campaign: CampaignDefinition = {
  name: 'Welcome',
  audience: {
    kind: 'all',
    of: [
      { kind: 'event', name: 'view_item', times: { atLeast: 3 }, within: { days: 30 } },
      { kind: 'not', of: { kind: 'orders', measure: 'count', range: { atLeast: 1 } } },
    ],
  },
  trigger: { event: 'scroll', percent: 90 },
  schedule: {},
  limits: { repeat: 'once', stopAfterConversion: true },
  priority: 50,
  variants: [
    {
      key: 'A',
      weight: 1,
      message: {
        format: 'modal',
        blocks: [
          { type: 'heading', text: 'Hello' },
          { type: 'button', text: 'Go', action: 'link', href: '/' },
        ],
      },
    },
  ],
  coupon: { source: 'generated', label: '10 %', pattern: 'DANGOL-####-####' },
  experiment: { holdoutPercent: 10, rolloutPercent: 100 },
  goal: { event: 'purchase', windowDays: 7 },
};

/** A copy of `base` with the value at `path` replaced, or removed when it is undefined. */
function broken(base: object, path: string, value: unknown): unknown {
  const copy = structuredClone(base) as Record<string, unknown>;
  const keys = path.split('/');
  const last = keys.pop() ?? '';
  const holder = keys.reduce<Record<string, unknown>>((node, key) => node[key] as Record<string, unknown>, copy);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}

beforeEach(() => {
  language.value = 'en';
});

describe('a form that is right', () => {
  it('has no faults', () => {
    expect(faultsOf(settings, siteSettingsSchema)).toEqual([]);
    expect(faultsOf(campaign, campaignSchema, [audienceSchema])).toEqual([]);
  });

  it('may leave out what is optional, also as undefined', () => {
    expect(faultsOf({ ...campaign, coupon: undefined }, campaignSchema, [audienceSchema])).toEqual([]);
  });
});

describe('the dashboard and the server', () => {
  const ajv = new Ajv({ discriminator: true, allowUnionTypes: true, verbose: true });
  ajv.addSchema(audienceSchema);
  const serverTakes = { campaign: ajv.compile(campaignSchema), settings: ajv.compile(siteSettingsSchema) };

  it.each([
    ['campaign', 'name', ''],
    ['campaign', 'name', undefined],
    ['campaign', 'priority', 101],
    ['campaign', 'priority', 1.5],
    ['campaign', 'audience/kind', 'everybody'],
    ['campaign', 'audience/of/0/times', {}],
    ['campaign', 'audience/of/0/within/days', 0],
    ['campaign', 'audience/of/0/name', 'View Item'],
    ['campaign', 'audience/of/1/of/measure', 'weight'],
    ['campaign', 'audience/of/0/surplus', 1],
    ['campaign', 'trigger/percent', undefined],
    ['campaign', 'variants', []],
    ['campaign', 'variants/0/key', 'AB'],
    ['campaign', 'variants/0/message/format', 'window'],
    ['campaign', 'variants/0/message/blocks/0/text', undefined],
    ['campaign', 'variants/0/message/blocks/1/href', 'javascript:alert(1)'],
    ['campaign', 'coupon/pattern', 'SHORT-##'],
    ['campaign', 'coupon/pattern', undefined],
    ['campaign', 'experiment/holdoutPercent', -1],
    ['settings', 'currency', 'won'],
    ['settings', 'origins', ['https://shop.example/']],
    ['settings', 'origins', ['https://a.example', 'https://a.example']],
    ['settings', 'fatigue/perDay', 0],
    ['settings', 'privacy/retentionDays', Number.NaN],
  ] as const)('name the same field when %s has %s as %j', (what, path, value) => {
    const [base, schema] = what === 'campaign' ? [campaign, campaignSchema] : [settings, siteSettingsSchema];
    const body = JSON.parse(JSON.stringify(broken(base, path, value))) as unknown;
    const validate = serverTakes[what];
    expect(validate(body)).toBe(false);
    const [error] = validate.errors ?? [];
    if (!error) throw new Error('The server took it.');
    const here = faultsOf(broken(base, path, value), schema, [audienceSchema]);
    expect(here.map((fault) => fault.path)).toEqual([faultOf(error).path]);
  });
});

describe('what a fault says', () => {
  const rule = (path: string, value: unknown) =>
    faultAt(faultsOf(broken(settings, path, value), siteSettingsSchema), path);

  it('is an invitation where nothing was entered', () => {
    expect(rule('name', '')).toBe('Enter a value.');
    expect(rule('fatigue/perDay', Number.NaN)).toBe('Enter a value.');
    expect(rule('name', undefined)).toBe('Enter a value.');
  });

  it('names the limit', () => {
    expect(rule('fatigue/perDay', 101)).toBe('Must be at most 100.');
    expect(rule('privacy/retentionDays', 0)).toBe('Must be at least 1.');
    expect(rule('name', 'x'.repeat(81))).toBe('Use at most 80 characters.');
    expect(rule('fatigue/perDay', 1.5)).toBe('Enter a whole number.');
  });

  it('shows the form that is asked for', () => {
    const faults = faultsOf({ ...settings, origins: ['shop.example'] }, siteSettingsSchema);
    expect(faultAt(faults, 'origins/0')).toBe('Write it like https://shop.example, without a path.');
  });

  it('is in the language of the screen', () => {
    language.value = 'ko';
    expect(rule('fatigue/perDay', 101)).toBe('100 이하여야 합니다.');
  });

  it('finds the limit behind a reference and in a branch', () => {
    const bad = broken(campaign, 'audience/of/0/within/days', 731);
    const faults = faultsOf(bad, campaignSchema, [audienceSchema]);
    expect(faultAt(faults, 'audience/of/0/within/days')).toBe('Must be at most 730.');
    expect(faults).toHaveLength(1);
  });
});
