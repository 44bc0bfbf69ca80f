import { describe, expect } from 'vitest';
import { setupSchema, signInSchema } from '../../server/contract/api.ts';
import { audienceSchema } from '../../server/contract/audience.ts';
import { type CampaignDefinition, campaignSchema } from '../../server/contract/campaign.ts';
import { batchSchema } from '../../server/contract/collect.ts';
import { couponCodePattern } from '../../server/contract/coupon.ts';
import { eventSchema } from '../../server/contract/event.ts';
import { siteSettingsSchema } from '../../server/contract/site.ts';
import { demoCampaigns } from '../../server/demo/campaigns.ts';
import { codeOf, faultsOf, it, shopSettings } from '../support/app.ts';
import { event } from '../support/shopper.ts';

const [welcome] = demoCampaigns as [CampaignDefinition];
const definition: CampaignDefinition = {
  ...welcome,
  variants: [
    {
      key: 'A',
      weight: 1,
      message: {
        format: 'modal',
        accent: '#112233',
        blocks: [
          { type: 'button', text: 'Go', action: 'link', href: '/sale' },
          { type: 'image', src: '/a.png', alt: '' },
          { type: 'coupon' },
        ],
      },
    },
  ],
  coupon: { source: 'fixed', label: '10 %', code: 'TEN-PERCENT', applyUrl: '/apply/{code}' },
};

/** A copy with another value at a path. */
function changed<Whole>(whole: Whole, path: string, value: unknown): Whole {
  const copy = structuredClone(whole);
  const steps = path.split('/');
  const last = steps.pop() ?? '';
  let at = copy as Record<string, unknown>;
  for (const step of steps) at = at[step] as Record<string, unknown>;
  at[last] = value;
  return copy;
}

const block = (index: number, field: string) => `variants/0/message/blocks/${index}/${field}`;

const schemes = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  ' javascript:alert(1)',
  '\u0001javascript:x',
];
const elsewhere = [
  '//evil.example',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:x',
  'data:text/html,<script>alert(1)</script>',
];
const styles = [
  'red',
  '#12345',
  '#1122334',
  '#112233\n',
  '#112233;background:url(//evil.example)',
  'url(//evil.example)',
  'var(--x)',
  'expression(alert(1))',
  '{{ customer.name }}',
];
const names = ['', 'Upper', 'with space', '__proto__', "x'; DROP TABLE event; --", 'x'.repeat(41), 'naïve', '.*'];

/** Fields of a campaign that mean something to a machine, and what must not get in. */
const campaignFields: readonly [path: string, values: readonly unknown[]][] = [
  ['variants/0/message/accent', styles],
  ['variants/0/message/format', ['MODAL', '__proto__', 'modal ', { toString: 'modal' }]],
  ['variants/0/message/scheme', ['dark;', 'constructor']],
  [block(0, 'href'), [...schemes, ...elsewhere, 'evil.example', '{% if 1 %}/{% endif %}']],
  [block(0, 'action'), ['javascript', 'submit']],
  [block(1, 'src'), [...schemes, ...elsewhere, '{{ customer.name }}', 'data:image/svg', 'data:image/html,x']],
  ['variants/0/key', ['', 'a', 'AA', 'A\n', '__proto__', 'holdout']],
  ['coupon/code', ['', 'a b', '<b>', "'--", 'x'.repeat(41), '../x', '쿠폰']],
  [
    'coupon/applyUrl',
    [...schemes.map((url) => `${url}{code}`), '//evil.example/{code}', 'https://shop.example/', 'data:,{code}'],
  ],
  ['trigger/event', names],
  ['trigger/delaySeconds', [-1, 1e9, '1', null]],
  ['trigger/pages/include', ['*', [1], [''], Array(51).fill('*')]],
  ['goal/event', names],
  ['goal/windowDays', [0, -1, 1e308, '7']],
  [
    'schedule/startAt',
    ['now', '2026-02-30T09:00', '2026-13-01T09:00', '2026-01-01T24:30', '2026-01-01T09:00Z', "2026-01-01T09:00'"],
  ],
  [
    'schedule/hours',
    [
      { from: '25:00', to: '26:00' },
      { from: '9:00', to: '10:00' },
    ],
  ],
  ['schedule/weekdays', [[0], [8], [1, 1], ['1'], []]],
  ['limits/everyDays', [-1, 0, 1e9]],
  ['priority', [-1, 101, 0.5, '50']],
  ['experiment/holdoutPercent', [-1, 100.1, 100, '5']],
  ['audience', [{ kind: '__proto__' }, { kind: 'event', name: 'Upper', times: { atLeast: 1 } }, [], 'all']],
];

const settingsFields: readonly [path: string, values: readonly unknown[]][] = [
  ['zone', ['Nowhere', '../../etc/localtime', 'Asia/Seoul\u0000', '+9', '']],
  ['currency', ['krw', 'KR', 'ZZZ', 'KRW\n']],
  [
    'origins',
    [
      ['https://shop.example/path'],
      ['javascript:alert(1)'],
      ['https://a@b'],
      ['null'],
      ['*'],
      ['https://x', 'https://x'],
    ],
  ],
  ['fatigue/perDay', [0, 1.5, 1e9]],
  ['privacy/retentionDays', [0, 4_000, '730']],
];

describe('a value that could become code, style or another site', () => {
  it('is refused with its path, in every field of a campaign', async ({ harness }) => {
    const path = `/sites/${harness.site.id}/campaigns`;
    expect((await harness.api('POST', path, definition)).statusCode).toBe(201);
    for (const [field, values] of campaignFields) {
      for (const value of values) {
        const answer = await harness.api('POST', path, changed(definition, field, value));
        const [fault] = faultsOf(answer) ?? [];
        expect([field, value, answer.statusCode, fault?.path]).toEqual([
          field,
          value,
          400,
          expect.stringContaining(field),
        ]);
      }
    }
  });

  it('is refused with its path, in every setting of a site', async ({ harness }) => {
    for (const [field, values] of settingsFields) {
      for (const value of values) {
        const answer = await harness.api('POST', '/sites', changed(shopSettings, field, value));
        expect([field, value, answer.statusCode, faultsOf(answer)?.[0]?.path]).toEqual([
          field,
          value,
          400,
          expect.stringContaining(field),
        ]);
      }
    }
  });

  it('that a name could not hold in the database is refused: half a character', async ({ harness }) => {
    for (const name of ['\ud800', 'shop \udc00', '\udfff\ud800']) {
      const answer = await harness.api('POST', '/sites', { ...shopSettings, name });
      expect([answer.statusCode, faultsOf(answer)?.[0]?.path]).toEqual([400, 'name']);
    }
  });
});

describe('a key that JavaScript takes for more than a key', () => {
  const put = (json: string, key: string) => json.replace('{', `{"${key}":{"polluted":true},`);

  it.for(['__proto__', 'constructor', 'prototype', '\\u005f_proto__'])(
    'is refused wherever it stands in a definition: %s',
    async (key, { harness }) => {
      const path = `/sites/${harness.site.id}/campaigns`;
      const whole = JSON.stringify(definition);
      // Before each brace that opens an object.
      const places = [...whole.matchAll(/\{/g)].map(
        ({ index }) => whole.slice(0, index) + put(whole.slice(index), key),
      );
      for (const payload of places) {
        const answer = await harness.api('POST', path, payload, { 'content-type': 'application/json' });
        expect(answer.statusCode).toBe(400);
        expect(['invalid_json', 'invalid_field']).toContain(codeOf(answer));
      }
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    },
  );

  it('is a name like any other where names are free, and finds nothing that nobody said', async ({ harness }) => {
    const path = `/sites/${harness.site.id}/campaigns`;
    const where = ['__proto__', 'constructor', 'toString'].map((property) => ({ property, op: 'exists' }));
    const { now } = harness.clock;
    for (const filter of where) {
      const asking = {
        ...definition,
        audience: { kind: 'all', of: [] },
        trigger: { event: 'constructor', where: [filter] },
      };
      const { id } = (await harness.api('POST', path, asking)).json();
      await harness.api('POST', `${path}/${id}/state`, { state: 'live' });
    }
    const answer = await harness.send({ events: [event(now, 'constructor', { params: { value: 1 } })] });
    expect(answer.json()).toMatchObject({ accepted: 1, decisions: [] });
  });
});

describe('numbers', () => {
  it.for([
    ['beyond what a number can be', '1e999', 'refused'],
    ['below nothing', '-0', 'kept'],
    ['larger than exact', '9007199254740993', 'kept'],
    ['as large as can be', '1.7976931348623157e308', 'kept'],
    ['as small as can be', '5e-324', 'kept'],
    ['with a plus', '+1', 'no JSON'],
    ['that is none', 'NaN', 'no JSON'],
    ['in hexadecimal', '0x10', 'no JSON'],
  ] as const)('%s (%s) are %s', async ([, written, outcome], { harness }) => {
    const { now } = harness.clock;
    const body = JSON.stringify({
      site: harness.site.key,
      visitor: 'visitor-of-numbers',
      sentAt: now,
      url: 'https://shop.example/',
      events: [event(now, 'purchase', { params: { transaction_id: 'T', currency: 'KRW', value: 'HERE' } })],
    }).replace('"HERE"', written);
    const answer = await harness.app.inject({
      method: 'POST',
      url: '/v1/batch',
      headers: { 'content-type': 'text/plain', origin: 'https://shop.example', 'user-agent': 'Mozilla/5.0 Chrome/150' },
      payload: body,
    });
    if (outcome === 'no JSON') expect(codeOf(answer)).toBe('invalid_json');
    else if (outcome === 'kept') expect(answer.json()).toMatchObject({ accepted: 1, refused: [] });
    else expect(answer.json()).toMatchObject({ accepted: 0, refused: [{ path: 'events/0/params/value' }] });
    // Whatever came, the figures stay figures.
    const { today } = (await harness.api('GET', `/sites/${harness.site.id}/home`)).json();
    expect(Number.isSafeInteger(today.revenueMinor)).toBe(true);
  });
});

describe('every pattern of the contract', () => {
  /** What makes careless patterns try again and again. */
  const inputs = ['a', '0', '#', '-', ' ', '/', 'https://', '2026-', '!'].map((part) =>
    part.repeat(100_000 / part.length),
  );

  it('takes no time over 100 kB of anything', () => {
    const schemas = [
      batchSchema,
      eventSchema,
      campaignSchema,
      audienceSchema,
      siteSettingsSchema,
      setupSchema,
      signInSchema,
    ];
    const patterns = new Set(schemas.flatMap(patternsOf));
    expect(patterns.size).toBeGreaterThan(12);
    for (const pattern of [...patterns, couponCodePattern]) {
      for (const input of inputs.flatMap((one) => [one, `${one}!`])) {
        const regex = new RegExp(pattern, 'u');
        const times = [0, 1, 2].map(() => {
          const startedAt = performance.now();
          regex.test(input);
          return performance.now() - startedAt;
        });
        expect([pattern, Math.min(...times) < 50]).toEqual([pattern, true]);
      }
    }
  });
});

function patternsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'pattern' && typeof value === 'string' ? [value] : patternsOf(value),
  );
}
