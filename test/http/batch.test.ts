import { describe, expect, vi } from 'vitest';
import type { CollectAnswer } from '../../server/contract/collect.ts';
import { MAX_BATCH_BYTES, MAX_BATCH_EVENTS, MAX_EVENT_BYTES } from '../../server/contract/limits.ts';
import { type Answer, codeOf, faultsOf, it, PUBLIC_URL, shopSettings } from '../support/app.ts';
import { BROWSER, batch, event, SHOP } from '../support/shopper.ts';

const GOOGLEBOT = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';

const told = (answer: Answer) => answer.json<CollectAnswer>();

describe('a batch', () => {
  it('is recorded and answered', async ({ harness }) => {
    const answer = await harness.send();
    expect(answer.statusCode).toBe(200);
    expect(told(answer)).toMatchObject({ accepted: 1, duplicates: 0, refused: [], decisions: [] });
  });

  it('may be sent again: its events count once', async ({ harness }) => {
    const events = [event(harness.clock.now), event(harness.clock.now)];
    await harness.send({ events });
    expect(told(await harness.send({ events }))).toMatchObject({ accepted: 0, duplicates: 2 });
  });

  it('that names an event twice records it once', async ({ harness }) => {
    const twin = event(harness.clock.now);
    expect(told(await harness.send({ events: [twin, twin] }))).toMatchObject({ accepted: 1, duplicates: 1 });
  });

  it('keeps its good events when one is bad, and says which one and why', async ({ harness }) => {
    const now = harness.clock.now;
    const events = [
      event(now),
      event(now, 'Bad Name'),
      event(now, 'add_to_cart', { params: { value: 'a lot', nested: 'fine' } }),
      'not an event',
      event(now, 'view_item'),
    ];
    const answer = await harness.send({ events: events as never });
    expect(answer.statusCode).toBe(200);
    expect(told(answer)).toMatchObject({
      accepted: 2,
      refused: [
        { index: 1, code: 'invalid_field', path: 'events/1/name', received: '"Bad Name"' },
        { index: 2, path: 'events/2/params/value', rule: 'must be of type number', received: '"a lot"' },
        { index: 3, path: 'events/3', rule: 'must be of type object', received: '"not an event"' },
      ],
    });
  });

  it('says how large an event may be when one is larger', async ({ harness }) => {
    const items = Array.from({ length: 40 }, (_, index) => ({ item_id: index, item_name: 'x'.repeat(1_000) }));
    const large = event(harness.clock.now, 'purchase', { params: { items } });
    const { refused, accepted } = told(await harness.send({ events: [large, event(harness.clock.now)] }));
    expect(accepted).toBe(1);
    expect(refused).toMatchObject([{ index: 0, code: 'event_too_large', path: 'events/0' }]);
    expect(refused[0]?.rule).toContain(String(MAX_EVENT_BYTES));
    expect(refused[0]?.received?.length).toBeLessThanOrEqual(100);
  });

  it('with a broken envelope is refused as a whole, naming the field', async ({ harness }) => {
    const answer = await harness.send({ visitor: 'x y' as never });
    expect(answer.statusCode).toBe(400);
    expect(faultsOf(answer)).toMatchObject([{ path: 'visitor', received: '"x y"' }]);
  });

  it('with an unknown field or too many events is refused', async ({ harness }) => {
    expect(faultsOf(await harness.send({ surprise: 1 }))).toMatchObject([
      { path: 'surprise', rule: 'is not a known field' },
    ]);
    const events = Array.from({ length: MAX_BATCH_EVENTS + 1 }, () => event(harness.clock.now));
    expect(faultsOf(await harness.send({ events }))).toMatchObject([{ path: 'events' }]);
  });

  it('is taken whatever it says was heard', async ({ harness }) => {
    const told = [
      'text',
      7,
      null,
      ['view_item layer used'],
      { 'view_item layer used': 'many', nonsense: { deep: [] } },
    ];
    for (const heard of told) {
      expect((await harness.send({ heard })).json()).toMatchObject({ accepted: 1, refused: [] });
    }
  });

  it('for an unknown site is refused', async ({ harness }) => {
    const answer = await harness.send({ site: 'nobody' });
    expect([answer.statusCode, codeOf(answer)]).toEqual([404, 'unknown_site']);
  });

  it('is taken as plain text and as JSON, and as nothing else', async ({ harness }) => {
    expect((await harness.send({}, { 'content-type': 'text/plain;charset=UTF-8' })).statusCode).toBe(200);
    expect((await harness.send({}, { 'content-type': 'application/json' })).statusCode).toBe(200);
    const form = await harness.send({}, { 'content-type': 'application/x-www-form-urlencoded' });
    expect([form.statusCode, codeOf(form)]).toEqual([415, 'unsupported_media_type']);
    const packed = await harness.send({}, { 'content-encoding': 'gzip' });
    expect([packed.statusCode, codeOf(packed)]).toEqual([415, 'unsupported_media_type']);
  });

  it('of too many bytes is refused', async ({ harness }) => {
    const answer = await harness.send({ url: `${SHOP}/?${'x'.repeat(MAX_BATCH_BYTES)}` });
    expect([answer.statusCode, codeOf(answer)]).toEqual([413, 'body_too_large']);
  });

  it('that nests without end is refused at once', async ({ harness }) => {
    const headers = { 'content-type': 'text/plain', origin: SHOP };
    const started = performance.now();
    for (const payload of ['['.repeat(MAX_BATCH_BYTES), '{"a":'.repeat(20_000), `{"events":${'['.repeat(60_000)}`]) {
      const answer = await harness.app.inject({ method: 'POST', url: '/v1/batch', headers, payload });
      expect([answer.statusCode, codeOf(answer)]).toEqual([400, 'too_deep']);
    }
    const million = await harness.app.inject({
      method: 'POST',
      url: '/v1/batch',
      headers,
      payload: '['.repeat(1_048_576),
    });
    expect(million.statusCode).toBe(413);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('may hold brackets in its texts', async ({ harness }) => {
    expect((await harness.send({ url: `${SHOP}/?q=\\"${'[{'.repeat(100)}` })).statusCode).toBe(200);
  });

  it('cannot smuggle a prototype in', async ({ harness }) => {
    const payload = JSON.stringify(batch(harness.clock.now)).replace('{', '{"__proto__":{"admin":true},');
    const headers = { 'content-type': 'text/plain', origin: SHOP };
    const answer = await harness.app.inject({ method: 'POST', url: '/v1/batch', headers, payload });
    expect([answer.statusCode, codeOf(answer)]).toEqual([400, 'invalid_json']);
  });
});

describe('the size of an event', () => {
  it('is that of its JSON as we write it, also when numbers made it short on the way', async ({ harness }) => {
    const items = Array.from({ length: 200 }, () => Object.fromEntries([...'abcdefgh'].map((key) => [key, 1e20])));
    const text = JSON.stringify(
      batch(harness.clock.now, { events: [event(harness.clock.now, 'x', { params: { items } })] }),
    );
    const payload = text.replaceAll('100000000000000000000', '1e20');
    expect(payload.length).toBeLessThan(MAX_EVENT_BYTES);
    const headers = { 'content-type': 'text/plain', origin: SHOP, 'user-agent': BROWSER };
    const answer = await harness.app.inject({ method: 'POST', url: '/v1/batch', headers, payload });
    expect(told(answer).refused).toMatchObject([{ index: 0, code: 'event_too_large' }]);
  });
});

describe('origins', () => {
  it('on the list may report and read the answer', async ({ harness }) => {
    const answer = await harness.send();
    expect(answer.headers['access-control-allow-origin']).toBe(SHOP);
    expect(answer.headers['access-control-allow-credentials']).toBe('true');
  });

  it.for([
    ['of another shop', 'https://other.example'],
    ['of another scheme', 'http://shop.example'],
    ['of another port', 'https://shop.example:8443'],
    ['of a name that begins alike', 'https://shop.example.evil.test'],
    ['of a sandboxed frame', 'null'],
  ])('%s are refused and noted for the Install page', async ([, origin = ''], { harness }) => {
    const answer = await harness.send({}, { origin });
    expect([answer.statusCode, codeOf(answer)]).toEqual([403, 'origin_not_allowed']);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    const { refusedOrigins, seen } = await harness.store.installReport(harness.site.id);
    expect(refusedOrigins.map((refused) => refused.origin)).toEqual(origin === 'null' ? [] : [origin]);
    expect(seen).toEqual([]);
  });

  it('that a site writes in its own way are still found', async ({ harness }) => {
    const origins = ['https://SHOP.example:443', 'https://쇼핑몰.example'];
    const body = { ...shopSettings, origins };
    expect((await harness.api('PUT', `/sites/${harness.site.id}`, body)).statusCode).toBe(200);
    expect((await harness.send({}, { origin: 'https://shop.example' })).statusCode).toBe(200);
    expect((await harness.send({}, { origin: new URL('https://쇼핑몰.example').origin })).statusCode).toBe(200);
  });

  it("of this server's own pages may report: the demo shop needs no list", async ({ harness }) => {
    expect((await harness.send({}, { origin: PUBLIC_URL })).statusCode).toBe(200);
    expect((await harness.send({}, { origin: 'http://10.0.0.7:4700', host: '10.0.0.7:4700' })).statusCode).toBe(200);
  });

  it('are asked for: a request without one is refused', async ({ harness }) => {
    expect((await harness.send({}, { origin: '' })).statusCode).toBe(403);
  });

  it('learn from a preflight that JSON may be posted', async ({ harness }) => {
    const { statusCode, headers } = await harness.app.inject({
      method: 'OPTIONS',
      url: '/v1/batch',
      headers: {
        origin: SHOP,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect(statusCode).toBe(204);
    expect(headers['access-control-allow-methods']).toBe('POST');
    expect(headers['access-control-allow-headers']).toBe('content-type');
  });
});

describe('what is not a shopper', () => {
  it.for([
    ['a crawler', { 'user-agent': GOOGLEBOT }],
    ['a page fetched ahead', { 'sec-purpose': 'prefetch;prerender' }],
  ] as const)('%s leaves no trace', async ([, headers], { harness }) => {
    const answer = await harness.send({}, headers);
    expect(answer.statusCode).toBe(202);
    expect(told(answer)).toMatchObject({ accepted: 0, ignored: 'bot' });
    expect((await harness.store.installReport(harness.site.id)).seen).toEqual([]);
  });

  it('a browser of people is not taken for one', async ({ harness }) => {
    expect((await harness.send({}, { 'user-agent': BROWSER })).statusCode).toBe(200);
  });

  it('a refusal by Global Privacy Control is honoured unless the site says otherwise', async ({ harness }) => {
    const refused = await harness.send({ gpc: true });
    expect(refused.statusCode).toBe(202);
    expect(told(refused).ignored).toBe('privacy_signal');
    const body = { ...shopSettings, privacy: { ...shopSettings.privacy, honourGpc: false } };
    expect((await harness.api('PUT', `/sites/${harness.site.id}`, body)).statusCode).toBe(200);
    expect(told(await harness.send({ gpc: true }))).toMatchObject({ accepted: 1 });
  });
});

describe('too much at once', () => {
  it('is told to come back, before its body is read, while what was taken is answered', async ({ harness }) => {
    const url = `${await harness.app.listen({ host: '127.0.0.1', port: 0 })}/v1/batch`;
    const headers = { 'content-type': 'text/plain', origin: SHOP, 'user-agent': BROWSER };
    const post = (body: string) => fetch(url, { method: 'POST', headers, body });
    const { promise: disk, resolve: release } = Promise.withResolvers<void>();
    const collect = harness.store.collectJson.bind(harness.store);
    const asked = vi.spyOn(harness.store, 'collectJson').mockImplementation(async (...args) => {
      await disk;
      return collect(...args);
    });
    const text = JSON.stringify(batch(harness.clock.now));
    const taken = post(text);
    await expect.poll(() => asked.mock.calls.length).toBe(1);

    const busy = vi.spyOn(harness.store, 'isBusy').mockReturnValue(true);
    for (const body of [text, '[[[[']) {
      const excess = await post(body);
      expect([excess.status, (await excess.json()).error.code]).toEqual([503, 'overloaded']);
      expect(Number(excess.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(excess.headers.get('access-control-allow-origin')).toBe(SHOP);
      expect(excess.headers.get('access-control-expose-headers')).toBe('Retry-After');
      expect(excess.headers.get('x-content-type-options')).toBe('nosniff');
    }
    expect(asked).toHaveBeenCalledTimes(1);
    expect((await fetch(url.replace('/v1/batch', '/t.js'))).status).toBe(200);

    release();
    expect((await taken).status).toBe(200);
    busy.mockRestore();
    expect((await post(text)).status).toBe(200);
  });

  it('is told the same when it became too much while the body was read', async ({ harness }) => {
    vi.spyOn(harness.store, 'isBusy').mockReturnValue(true);
    const excess = await harness.send();
    expect([excess.statusCode, codeOf(excess)]).toEqual([503, 'overloaded']);
    expect(Number(excess.headers['retry-after'])).toBeGreaterThan(0);
    expect(excess.headers['access-control-allow-origin']).toBe(SHOP);
    expect(excess.headers['access-control-expose-headers']).toBe('Retry-After');
  });
});
