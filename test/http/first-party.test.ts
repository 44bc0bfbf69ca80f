import { describe, expect, vi } from 'vitest';
import type { CollectAnswer } from '../../server/contract/collect.ts';
import { isSameSite } from '../../server/http/first-party.ts';
import { LIFE_MS } from '../../server/http/visitor-cookie.ts';
import { everybody } from '../domain/support/shop.ts';
import { type Answer, type Harness, it, shopSettings, startApp } from '../support/app.ts';
import { BROWSER, batch, event, SHOP, SITE_KEY } from '../support/shopper.ts';

const COOKIE = `__Host-dangol-${SITE_KEY}`;
/** The collector as a sub-domain of the shop, asked by a browser that is too old to say what it is to the page. */
const ours = { host: 'm.shop.example' };
const DAY_MS = 86_400_000;

/** An id as the tag made it at some time. */
const madeAt = (at: number, rest = 'aaaaaaaa') => at.toString(36).padStart(8, '0') + rest;
const told = (answer: Answer) => answer.json<CollectAnswer>();
const cookieOf = (answer: Answer) => {
  const [pair = '', ...attributes] = String(answer.headers['set-cookie'] ?? '').split('; ');
  const [name, id] = pair.split('=');
  return { name, id, attributes };
};
/** Sends a page view as a browser that has this cookie, and a script with that id. */
const visit = (harness: Harness, visitor: string, kept?: string, parts: object = {}, headers = {}) =>
  harness.send({ visitor, events: [event(harness.clock.now, 'page_view')], ...parts } as never, {
    ...ours,
    ...(kept && { cookie: `theme=dark; ${COOKIE}=${kept}; other=1` }),
    ...headers,
  });

describe('the same site', () => {
  it.for([
    ['https://shop.example', 'shop.example', true],
    ['https://shop.example', 'm.shop.example:8443', true],
    ['https://www.shop.co.kr', 'log.shop.co.kr', true],
    ['https://쇼핑몰.한국', 'm.xn--352bl7khqr.xn--3e0b707e', true],
    ['http://127.0.0.1:3000', '127.0.0.1:4700', true],
    ['http://localhost:3000', 'localhost:4700', true],
    ['https://shop.example', 'other.example', false],
    ['https://shop.example', 'shop.example.evil.test', false],
    ['https://one.co.kr', 'two.co.kr', false],
    ['https://one.myshopify.com', 'two.myshopify.com', false],
    ['http://127.0.0.1', '127.0.0.2', false],
    ['null', 'shop.example', false],
    ['https://shop.example', '', false],
    ['https://shop.example', 'a b', false],
  ] as const)('%s asks %s: %s', ([origin, host, same]) => {
    expect(isSameSite(origin, host)).toBe(same);
  });
});

describe('the cookie of the visitor', () => {
  it('is set for pages of the same site, for 13 months, out of reach of scripts and other sites', async ({
    harness,
  }) => {
    const answer = await visit(harness, madeAt(harness.clock.now));
    expect(cookieOf(answer)).toEqual({
      name: COOKIE,
      id: madeAt(harness.clock.now),
      attributes: ['Path=/', `Max-Age=${LIFE_MS / 1_000}`, 'HttpOnly', 'SameSite=Lax', 'Secure'],
    });
    expect(told(answer).visitor).toBeUndefined();
  });

  it('is set once: a browser that has it gets none', async ({ harness }) => {
    const id = madeAt(harness.clock.now);
    expect((await visit(harness, id, id)).headers['set-cookie']).toBeUndefined();
  });

  it.for([
    ['a foreign collector', { host: 'crm.elsewhere.example' }],
    ['a collector that the browser calls foreign', { 'sec-fetch-site': 'cross-site' }],
    ['no page at all', { 'sec-fetch-site': 'none' }],
  ])('is not set by %s', async ([, headers], { harness }) => {
    const answer = await visit(harness, madeAt(harness.clock.now), undefined, {}, headers as object);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('is not set for a page that may not report, nor does it learn anything by the one that is there', async ({
    harness,
  }) => {
    const foreign = { origin: 'https://evil.shop.example' };
    const answer = await visit(harness, madeAt(harness.clock.now), madeAt(harness.clock.now), {}, foreign);
    expect(answer.statusCode).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
  });

  it('is set where the browser calls the collector its own, whatever a proxy made of the host', async ({ harness }) => {
    const headers = { host: '127.0.0.1:4700', 'sec-fetch-site': 'same-origin' };
    expect(cookieOf(await visit(harness, madeAt(harness.clock.now), undefined, {}, headers)).name).toBe(COOKIE);
  });

  it('without TLS is one without TLS', async ({ harness }) => {
    const origin = 'http://shop.example';
    await harness.api('PUT', `/sites/${harness.site.id}`, { ...shopSettings, origins: [origin] });
    const { name, attributes } = cookieOf(await visit(harness, madeAt(harness.clock.now), undefined, {}, { origin }));
    expect(name).toBe(`dangol-${SITE_KEY}`);
    expect(attributes).not.toContain('Secure');
  });

  it('is not set for a page that is leaving: the next one may have taken it away', async ({ harness }) => {
    const answer = await visit(harness, madeAt(harness.clock.now), undefined, { leaving: true });
    expect(told(answer)).toMatchObject({ accepted: 1 });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('wins over the script, which is told to take it over', async ({ harness }) => {
    const kept = madeAt(harness.clock.now - 9 * DAY_MS);
    await visit(harness, kept);
    const answer = await visit(harness, madeAt(harness.clock.now, 'bbbbbbbb'), kept);
    expect(told(answer)).toMatchObject({ accepted: 1, visitor: kept });
    expect((await harness.store.homeReport(harness.site.id, harness.clock.now)).today.visitors).toBe(1);
  });

  it.for([
    'x',
    'spaces in it aaaaa',
    '"aaaaaaaaaaaa"',
    "' OR 1=1 --aaaaa",
    'a'.repeat(41),
    '%00aaaaaaaaaaaa',
    '=aaaaaaaaaaa',
  ])('that is no id counts as none: %s', async (forged, { harness }) => {
    const id = madeAt(harness.clock.now);
    const answer = await visit(harness, id, forged);
    expect(told(answer)).toMatchObject({ accepted: 1 });
    expect(cookieOf(answer).id).toBe(id);
  });

  it('of another site of the same collector says nothing', async ({ harness }) => {
    const cookie = `__Host-dangol-other=${madeAt(harness.clock.now, 'cccccccc')}`;
    const id = madeAt(harness.clock.now);
    expect(cookieOf(await visit(harness, id, undefined, {}, { cookie })).id).toBe(id);
  });

  it('ends 13 months after its id was made, however late it was set', async ({ harness }) => {
    const old = madeAt(harness.clock.now - 300 * DAY_MS);
    const { attributes } = cookieOf(await visit(harness, old));
    expect(attributes).toContain(`Max-Age=${(LIFE_MS - 300 * DAY_MS) / 1_000}`);
  });

  it('is not prolonged for ever: who is too old becomes somebody new, and nothing is carried over', async ({
    harness,
  }) => {
    const first = madeAt(harness.clock.now);
    await visit(harness, first);
    harness.clock.now += LIFE_MS + DAY_MS;
    for (const kept of [undefined, first]) {
      const answer = await visit(harness, first, kept);
      const { id } = cookieOf(answer);
      expect(id).not.toBe(first);
      expect(told(answer).visitor).toBe(id);
      // The script's old id beside the new cookie joins nobody.
      const next = await visit(harness, first, id);
      expect(told(next).visitor).toBe(id);
      expect(next.headers['set-cookie']).toBeUndefined();
    }
    const { people } = await harness.store.reach(harness.site.id, everybody, harness.clock.now);
    expect(people).toBe(3);
  });

  it('goes when consent is taken back, and when the browser sends the privacy signal', async ({ harness }) => {
    const kept = madeAt(harness.clock.now);
    const gone = { name: COOKIE, id: '', attributes: expect.arrayContaining(['Max-Age=0', 'Path=/', 'Secure']) };
    const withdrawal = event(harness.clock.now, 'consent', {
      params: { state: 'denied', source: 'banner', version: '1' },
    });
    expect(cookieOf(await visit(harness, kept, kept, { events: [withdrawal] }))).toEqual(gone);
    expect(cookieOf(await visit(harness, kept, kept, { gpc: true }))).toEqual(gone);
    expect(
      (await visit(harness, kept, undefined, { events: [{ ...withdrawal, id: event(1).id }] })).headers['set-cookie'],
    ).toBe(undefined);
  });
});

describe('a browser with two ids', () => {
  const people = async ({ store, site, clock }: Harness) => (await store.reach(site.id, everybody, clock.now)).people;
  const login = (at: number, customer: string) => event(at, 'identify', { params: { customer_id: customer } });

  it('is one person: what both have done is theirs', async ({ harness }) => {
    const [kept, script] = [madeAt(harness.clock.now, 'kept0000'), madeAt(harness.clock.now, 'script00')];
    await visit(harness, kept);
    await visit(harness, script, undefined, {}, { host: 'crm.elsewhere.example' });
    expect(await people(harness)).toBe(2);
    await visit(harness, script, kept);
    expect(await people(harness)).toBe(1);
  });

  it('of which only the script is known stays who it was', async ({ harness }) => {
    const [kept, script] = [madeAt(harness.clock.now, 'kept0000'), madeAt(harness.clock.now, 'script00')];
    await visit(
      harness,
      script,
      undefined,
      { events: [login(harness.clock.now, 'kim')] },
      { host: 'crm.elsewhere.example' },
    );
    await visit(harness, script, kept);
    expect(await people(harness)).toBe(1);
    const live = await harness.store.recentEvents(harness.site.id, 10);
    expect(live.map(({ who }) => who)).toEqual(['kim', 'kim']);
  });

  it.for([
    ['the cookie', 'kept0000', 'script00'],
    ['the script', 'script00', 'kept0000'],
  ])('of which %s is a customer is that customer', async ([, customer = '', stranger = ''], { harness }) => {
    const far = { host: 'crm.elsewhere.example' };
    const at = harness.clock.now;
    await visit(harness, madeAt(at, customer), undefined, { events: [login(at, 'kim')] }, far);
    await visit(harness, madeAt(at, stranger), undefined, {}, far);
    await visit(harness, madeAt(at, 'script00'), madeAt(at, 'kept0000'));
    expect(await people(harness)).toBe(1);
    expect((await harness.store.recentEvents(harness.site.id, 1))[0]?.who).toBe('kim');
  });

  it('of two customers joins nobody', async ({ harness }) => {
    const far = { host: 'crm.elsewhere.example' };
    const at = harness.clock.now;
    await visit(harness, madeAt(at, 'kept0000'), undefined, { events: [login(at, 'kim')] }, far);
    await visit(harness, madeAt(at, 'script00'), undefined, { events: [login(at, 'lee')] }, far);
    await visit(harness, madeAt(at, 'script00'), madeAt(at, 'kept0000'));
    expect(await people(harness)).toBe(2);
    expect((await harness.store.recentEvents(harness.site.id, 1))[0]?.who).toBe('kim');
  });
});

describe('through which host pages report', () => {
  it('is told with since when, and begins anew when it becomes the first party', async ({ harness }) => {
    const begun = harness.clock.now;
    const arrivals = async () => (await harness.store.firstPartyReport(harness.site.id, harness.clock.now)).arrivals;
    const far = { host: 'crm.elsewhere.example' };
    await visit(harness, madeAt(begun), undefined, {}, far);
    harness.clock.now += DAY_MS;
    await visit(harness, madeAt(begun), undefined, {}, far);
    await visit(harness, madeAt(begun));
    await vi.waitFor(async () => expect(await arrivals()).toHaveLength(2));
    expect(await arrivals()).toEqual(
      expect.arrayContaining([
        { origin: SHOP, host: far.host, firstParty: false, since: begun, lastAt: harness.clock.now },
        { origin: SHOP, host: ours.host, firstParty: true, since: harness.clock.now, lastAt: harness.clock.now },
      ]),
    );
  });

  it('is written down now and then, not with every batch, and only so many', async ({ harness }) => {
    const noted = vi.spyOn(harness.store, 'noteArrival');
    for (let time = 0; time < 5; time++) await visit(harness, madeAt(harness.clock.now));
    expect(noted).toHaveBeenCalledTimes(1);
    for (let host = 0; host < 60; host++) {
      harness.clock.now += 1;
      await visit(harness, madeAt(harness.clock.now), undefined, {}, { host: `h${host}.example` });
    }
    const { arrivals } = await harness.store.firstPartyReport(harness.site.id, harness.clock.now);
    expect(arrivals).toHaveLength(50);
    expect(arrivals[0]?.host).toBe('h59.example');
  });
});

describe('consent', () => {
  it('is written down with when, by whom and to what version', async ({ harness }) => {
    const tell = (params: object) => {
      harness.clock.now += 1_000;
      return harness.send({ events: [event(harness.clock.now, 'consent', { params })] });
    };
    await tell({ state: 'granted', source: 'banner', version: '3' });
    await tell({ state: 'denied', source: 'banner', version: '3' });
    await tell({ state: 'granted' });
    await tell({ state: 'granted', source: 'nobody', version: 'x'.repeat(200) });
    // A shop's own event that happens to have the name.
    await tell({ category: 'marketing' });
    const { consents } = await harness.store.firstPartyReport(harness.site.id, harness.clock.now);
    expect(consents).toEqual([
      { source: 'ask', version: 'x'.repeat(40), granted: 1, denied: 0, lastAt: harness.clock.now - 1_000 },
      {
        source: 'ask',
        version: shopSettings.privacy.consentVersion,
        granted: 1,
        denied: 0,
        lastAt: harness.clock.now - 2_000,
      },
      { source: 'banner', version: '3', granted: 1, denied: 1, lastAt: harness.clock.now - 3_000 },
    ]);
  });

  it('is asked for with terms that any page may read, and nothing else of the site', async ({ harness }) => {
    const privacy = { ...shopSettings.privacy, consentVersion: '7', policyUrl: 'https://shop.example/privacy' };
    await harness.api('PUT', `/sites/${harness.site.id}`, { ...shopSettings, privacy });
    const answer = await harness.app.inject({ url: `/v1/batch/${SITE_KEY}`, headers: { origin: SHOP } });
    expect(answer.json()).toEqual({ version: '7', shop: 'Shop', policyUrl: 'https://shop.example/privacy' });
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': SHOP,
      'cache-control': 'public, max-age=300',
    });
    expect((await harness.app.inject({ url: '/v1/batch/nobody' })).statusCode).toBe(404);
  });
});

describe('page views without consent', () => {
  const count = ({ app }: Harness, headers: object = {}) =>
    app.inject({
      method: 'POST',
      url: `/v1/batch/${SITE_KEY}`,
      headers: { origin: SHOP, 'user-agent': BROWSER, ...headers },
    });
  const counted = async ({ store, site, clock }: Harness) =>
    (await store.firstPartyReport(site.id, clock.now)).unnamedViews;
  const turnOn = ({ api, site }: Harness) =>
    api('PUT', `/sites/${site.id}`, { ...shopSettings, privacy: { ...shopSettings.privacy, countViews: true } });

  it('are counted by day where the site wants it, and leave nothing else', async ({ harness }) => {
    await turnOn(harness);
    for (let time = 0; time < 3; time++) expect((await count(harness)).statusCode).toBe(204);
    expect(await counted(harness)).toBe(3);
    const home = await harness.store.homeReport(harness.site.id, harness.clock.now);
    expect([home.today.visitors, home.today.sessions]).toEqual([0, 0]);
    expect((await harness.store.installReport(harness.site.id)).seen).toEqual([]);
    harness.clock.now += DAY_MS;
    expect(await counted(harness)).toBe(0);
  });

  it('are not counted where the site does not, nor of crawlers, nor of pages that may not report', async ({
    harness,
  }) => {
    await count(harness);
    await turnOn(harness);
    await count(harness, { 'user-agent': 'Googlebot/2.1' });
    expect((await count(harness, { origin: 'https://other.example' })).statusCode).toBe(403);
    expect(await counted(harness)).toBe(0);
  });

  it('set no cookie', async ({ harness }) => {
    await turnOn(harness);
    expect((await count(harness, ours)).headers['set-cookie']).toBeUndefined();
  });
});

describe('names that the shop chose', () => {
  it.for([
    ['/assets/core.js', 'q/z'],
    ['/core.js', 'z'],
    ['/t.js', 'z'],
  ])(
    'tag at %s, collector at %s beside it: everything that pages ask for is there',
    async ([tagPath = '', batchPath = '']) => {
      const harness = await startApp({ tagPath, batchPath });
      const folder = tagPath.slice(0, tagPath.lastIndexOf('/') + 1);
      const get = (url: string) => harness.app.inject({ url });
      expect((await get(`${tagPath}?v=2`)).body).toBe('/* the tag */');
      expect((await get(`${folder}t/HASH.js`)).body).toContain('show');
      const headers = { origin: SHOP, 'content-type': 'text/plain', 'user-agent': BROWSER };
      const payload = JSON.stringify(batch(harness.clock.now));
      const sent = await harness.app.inject({ method: 'POST', url: folder + batchPath, headers, payload });
      expect(sent.json()).toMatchObject({ accepted: 1 });
      expect((await get(`${folder}${batchPath}/${SITE_KEY}`)).json()).toMatchObject({ shop: 'Shop' });
      // Pages with the old tag still report.
      expect((await get('/t.js')).body).toBe('/* the tag */');
      expect((await harness.send()).json()).toMatchObject({ accepted: 1 });
      await harness.close();
    },
  );

  it('open nothing else of this server in that folder', async () => {
    const harness = await startApp({ tagPath: '/assets/core.js', batchPath: 'q/z' });
    for (const path of ['/assets/api/session', '/assets/dashboard/index.html', '/assets/health']) {
      const { statusCode } = await harness.app.inject({ url: path, headers: { accept: '*/*' } });
      expect([path, statusCode]).toEqual([path, 404]);
    }
    await harness.close();
  });

  it('refuse too much at once as the others do', async () => {
    const harness = await startApp({ tagPath: '/assets/core.js', batchPath: 'q/z' });
    const url = `${await harness.app.listen({ host: '127.0.0.1', port: 0 })}/assets/q/z`;
    vi.spyOn(harness.store, 'isBusy').mockReturnValue(true);
    const excess = await fetch(url, { method: 'POST', headers: { origin: SHOP }, body: '[[[[' });
    expect(excess.status).toBe(503);
    expect(excess.headers.get('access-control-allow-credentials')).toBe('true');
    await harness.close();
  });
});

describe('a proxy before the server', () => {
  const forwarded = { host: '127.0.0.1:4700', 'x-forwarded-host': 'shop.example', 'x-forwarded-for': '203.0.113.7' };

  it('is believed where its address is trusted: the page is its own host', async () => {
    const harness = await startApp({ trustedProxies: ['127.0.0.1'] });
    await harness.api('PUT', `/sites/${harness.site.id}`, { ...shopSettings, origins: [] });
    const answer = await harness.send({ visitor: madeAt(harness.clock.now) } as never, forwarded);
    expect(cookieOf(answer).name).toBe(COOKIE);
    await harness.close();
  });

  it.for([
    ['nobody is trusted', {}],
    ['another one is trusted', { trustedProxies: ['10.0.0.0/8'] }],
  ])('is not believed where %s', async ([, options]) => {
    const harness = await startApp(options as object);
    const answer = await harness.send({ visitor: madeAt(harness.clock.now) } as never, forwarded);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['set-cookie']).toBeUndefined();
    await harness.close();
  });
});
