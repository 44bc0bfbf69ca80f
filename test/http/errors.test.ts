import { createHmac } from 'node:crypto';
import { describe, expect, vi } from 'vitest';
import { type ErrorBody, type ErrorCode, errors, retiredCodes } from '../../server/contract/error.ts';
import { demoCampaigns } from '../../server/demo/campaigns.ts';
import { StoreError } from '../../server/storage/store.ts';
import { type Answer, type Harness, it, shopSettings } from '../support/app.ts';
import { event, SHOP } from '../support/shopper.ts';

const [welcome] = demoCampaigns;

const withText = (text: string) => {
  const [variant] = welcome?.variants ?? [];
  const blocks = [{ type: 'text', text }, { type: 'coupon' }];
  return { ...welcome, variants: [{ ...variant, message: { ...variant?.message, blocks } }] };
};

/** Told of a request that is none: `malformed.test.ts` and `slow.test.ts`. */
type Unparsed = 'invalid_http' | 'headers_too_large' | 'too_slow';
/** Told of an event, in an answer that is none of an error. */
type OfEvents = 'event_too_large' | 'identify_unsigned' | 'identify_forged';
type Told = Exclude<ErrorCode, Unparsed | OfEvents | 'closing'>;

/** One request for each code. A code without one does not compile. */
const requests: Record<Told, (harness: Harness) => Promise<Answer>> = {
  invalid_json: ({ api }) => api('POST', '/sites', '{', { 'content-type': 'application/json' }),
  too_deep: ({ api }) => api('POST', '/sites', '['.repeat(100), { 'content-type': 'application/json' }),
  invalid_field: ({ api }) => api('POST', '/sites', { ...shopSettings, zone: 7 }),
  invalid_template: ({ api, site }) => api('POST', `/sites/${site.id}/campaigns`, withText('{% for a in b %}')),
  unauthenticated: ({ api }) => api('GET', '/sites', undefined, { cookie: '' }),
  wrong_credentials: ({ api }) => api('POST', '/sign-in', { name: 'nobody', password: 'x' }),
  api_key_missing: ({ app }) => app.inject({ method: 'POST', url: '/v1/orders', payload: {} }),
  api_key_wrong: ({ app }) =>
    app.inject({ method: 'POST', url: '/v1/orders', headers: { authorization: 'Bearer made-up' }, payload: {} }),
  signature_wrong: async ({ api, app, site }) => {
    await api('PUT', `/sites/${site.id}/access/webhooks`, { platform: 'shopify', secret: 'the-secret' });
    return app.inject({ method: 'POST', url: `/v1/webhooks/shopify/${site.key}`, payload: {} });
  },
  webhook_key_wrong: async ({ api, app, site }) => {
    await api('PUT', `/sites/${site.id}/access/webhooks`, { platform: 'cafe24', secret: 'the-secret' });
    return app.inject({ method: 'POST', url: `/v1/webhooks/cafe24/${site.key}`, payload: {} });
  },
  webhook_not_set_up: ({ app, site }) =>
    app.inject({ method: 'POST', url: `/v1/webhooks/shopify/${site.key}`, payload: {} }),
  stale_delivery: async ({ api, app, site }) => {
    await api('PUT', `/sites/${site.id}/access/webhooks`, { platform: 'shopify', secret: 'the-secret' });
    const signature = createHmac('sha256', 'the-secret').update('{}').digest('base64');
    const headers = { 'x-shopify-hmac-sha256': signature, 'x-shopify-triggered-at': '2020-01-01T00:00:00Z' };
    return app.inject({ method: 'POST', url: `/v1/webhooks/shopify/${site.key}`, headers, payload: {} });
  },
  cross_site: ({ api }) => api('POST', '/sign-out', undefined, { 'sec-fetch-site': 'cross-site' }),
  origin_not_allowed: ({ send }) => send({}, { origin: 'https://other.example' }),
  invalid_setup_link: ({ api }) => api('POST', '/setup', { token: 'x', name: 'x', password: 'long enough, surely' }),
  not_found: ({ api }) => api('GET', '/nothing/here'),
  unknown_site: ({ send }) => send({ site: 'nobody' }),
  method_not_allowed: ({ app }) => app.inject({ method: 'DELETE', url: '/v1/batch' }),
  stale_version: async ({ api, site }) => {
    const { id } = (await api('POST', `/sites/${site.id}/campaigns`, welcome)).json();
    return api('PUT', `/sites/${site.id}/campaigns/${id}`, { base: 7, definition: welcome });
  },
  wrong_state: async ({ api, site }) => {
    const { id } = (await api('POST', `/sites/${site.id}/campaigns`, welcome)).json();
    return api('POST', `/sites/${site.id}/campaigns/${id}/state`, { state: 'paused' });
  },
  body_too_large: ({ send }) => send({ url: 'x'.repeat(200_000) }),
  unsupported_media_type: ({ api }) => api('POST', '/sites', '<site/>', { 'content-type': 'application/xml' }),
  throttled: async ({ api, store }) => {
    vi.spyOn(store, 'getUserByName').mockRejectedValue(new StoreError('internal', 'no need to hash'));
    for (let guess = 0; guess < 3; guess++) await api('POST', '/sign-in', { name: 'owner', password: 'x' });
    return api('POST', '/sign-in', { name: 'owner', password: 'x' });
  },
  internal: ({ api, store, site }) => {
    vi.spyOn(store, 'homeReport').mockRejectedValue(new Error('the secret is 42'));
    return api('GET', `/sites/${site.id}/home`);
  },
  store_unavailable: ({ send, store }) => {
    vi.spyOn(store, 'collectJson').mockRejectedValue(new StoreError('store_unavailable', 'disk /dev/sda1 is full'));
    return send();
  },
  overloaded: ({ send, store }) => {
    vi.spyOn(store, 'collectJson').mockRejectedValue(new StoreError('overloaded', '7,001 batches wait'));
    return send();
  },
};

describe('every error', () => {
  it.for(Object.entries(requests))(
    '%s is answered with its status, in the one shape',
    async ([code, request], { harness }) => {
      const answer = await request(harness);
      const { error } = answer.json<ErrorBody>();
      expect(error.code).toBe(code);
      const { status, retry } = errors[error.code];
      expect(answer.statusCode).toBe(status);
      expect(answer.headers['content-type']).toContain('application/json');
      expect(error.message).toMatch(/^\S.+\S$/);
      if (retry && status !== 500) expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      if (status >= 500) expect(error.message).toBe(errors[error.code].meaning);
    },
  );

  it('event_too_large stands beside the event, in an answer that took the others', async ({ harness }) => {
    const params = { items: Array.from({ length: 40 }, () => ({ item_name: 'x'.repeat(1_000) })) };
    const answer = await harness.send({ events: [event(harness.clock.now, 'purchase', { params })] });
    expect(answer.json()).toMatchObject({ accepted: 0, refused: [{ code: 'event_too_large' }] });
  });

  it('keeps its code for ever: no retired one is in use again', () => {
    expect(retiredCodes.filter((code) => code in errors)).toEqual([]);
  });
});

describe('a fault', () => {
  it('names the field, its rule and what was received, cut to 100 characters', async ({ harness }) => {
    const answer = await harness.api('POST', '/sites', { ...shopSettings, currency: 'x'.repeat(500) });
    const [fault] = answer.json<ErrorBody>().error.faults ?? [];
    expect(fault).toEqual({ path: 'currency', rule: 'must match ^[A-Z]{3}$', received: `"${'x'.repeat(99)}` });
  });

  it('names a missing field and an unknown one', async ({ harness }) => {
    const { zone: _, ...without } = shopSettings;
    const missing = await harness.api('POST', '/sites', without);
    expect(missing.json<ErrorBody>().error.faults).toEqual([{ path: 'zone', rule: 'must be given' }]);
    const unknown = await harness.api('POST', '/sites', { ...shopSettings, colour: 'red' });
    expect(unknown.json<ErrorBody>().error.faults).toEqual([
      { path: 'colour', rule: 'is not a known field', received: '"red"' },
    ]);
  });

  it('is found in the branch that was meant', async ({ harness }) => {
    const deep = { kind: 'all', of: [{ kind: 'any', of: [{ kind: 'visit', is: 'often' }] }] };
    const answer = await harness.api('POST', `/sites/${harness.site.id}/reach`, { audience: deep });
    expect(answer.json<ErrorBody>().error.faults).toEqual([
      { path: 'audience/of/0/of/0/is', rule: 'must be one of new, returning', received: '"often"' },
    ]);
  });

  it('lists the kinds there are when the kind is unknown', async ({ harness }) => {
    const answer = await harness.api('POST', `/sites/${harness.site.id}/reach`, { audience: { kind: 'everybody' } });
    const [fault] = answer.json<ErrorBody>().error.faults ?? [];
    expect(fault).toMatchObject({ path: 'audience/kind', received: '"everybody"' });
    expect(fault?.rule).toContain('all, any, not, event');
  });
});

describe('what broke here', () => {
  it('never leaves the server, and is logged once', async ({ harness }) => {
    const answer = await requests.internal(harness);
    expect(answer.body).not.toContain('42');
    const full = await requests.store_unavailable(harness);
    expect(full.body).not.toContain('sda1');
  });
});

describe('addresses', () => {
  it('that take another method say which', async ({ harness }) => {
    const answer = await harness.app.inject({ method: 'PATCH', url: '/api/sites/1' });
    expect(answer.statusCode).toBe(405);
    expect(answer.headers.allow).toBe('PUT');
  });

  it.for([
    '/api',
    '/api/',
    '/api/sites/9/nothing',
    '/v1/nothing',
    '/t/nothing.js',
    '/dashboard/nothing.js',
    '/%ff',
    '/api/%E0%A4%A',
  ])('%s is not found, in the one shape', async (url, { harness }) => {
    const answer = await harness.app.inject({ url, headers: { accept: 'text/html', origin: SHOP } });
    expect([answer.statusCode, answer.json<ErrorBody>().error.code]).toEqual([404, 'not_found']);
  });
});
