/** Requests that make sense: what the fuzzer starts from. Every route of the server is among them. */
import { demoCampaigns, demoSettings } from '../../server/demo/campaigns.ts';
import { BROWSER } from '../support/shopper.ts';

export type Request = { method: string; path: string; headers: Record<string, string>; body?: string };

/** Where a request goes: a site, a campaign of it, and the session of its owner. */
export type Target = { origin: string; site: number; campaign: string; cookie: string };

export function corpus({ origin, site, campaign, cookie }: Target): Request[] {
  const inside = { cookie, 'x-dangol': '1', 'sec-fetch-site': 'same-origin', accept: 'application/json' };
  const at = `/api/sites/${site}`;
  const one = `${at}/campaigns/${campaign}`;
  const get = (path: string, headers: Record<string, string> = inside): Request => ({ method: 'GET', path, headers });
  const send = (method: string, path: string, body: unknown, headers: Record<string, string> = inside): Request => ({
    method,
    path,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const shopper = { origin, 'content-type': 'text/plain', 'user-agent': BROWSER };
  const batches = batchesNow().map(
    (batch): Request => ({ method: 'POST', path: '/v1/batch', headers: shopper, body: JSON.stringify(batch) }),
  );
  const page = { accept: 'text/html', cookie: 'ongi_shopper=vip; ongi_lang=en', 'user-agent': BROWSER };
  const [welcome] = demoCampaigns;
  return [
    ...batches,
    // Twice: the collector is what strangers reach.
    ...batches,
    get('/api/session'),
    // Nobody signs in or out in earnest: passwords take their time, and a session that ends shuts every other door.
    send('POST', '/api/setup', { token: 'none', name: 'x', password: 'long enough for anybody' }),
    send('POST', '/api/sign-in', { name: 'x' }),
    send('POST', '/api/sign-out', {}, { 'x-dangol': '1' }),
    get('/api/sites'),
    send('POST', '/api/sites', { ...demoSettings, zone: 'Nowhere/None' }),
    send('PUT', at, demoSettings),
    get(`${at}/home`),
    get(`${at}/install`),
    get(`${at}/access`),
    send('POST', `${at}/access/identify`, {}),
    send('PUT', `${at}/access/identify`, { required: false }),
    send('PUT', `${at}/access/webhooks`, { platform: 'shopify', secret: 'a-secret-of-the-shop' }),
    get(`${at}/live`),
    send('POST', `${at}/reach`, { audience: welcome?.audience }),
    ...demoCampaigns.flatMap((definition) =>
      definition.variants.map(({ message }) =>
        send('POST', `${at}/preview`, { message, ...(definition.coupon && { coupon: definition.coupon }) }),
      ),
    ),
    get(`${at}/campaigns?archived=true`),
    ...demoCampaigns.map((definition) => send('POST', `${at}/campaigns`, { ...definition, priority: 101 })),
    get(one),
    ...demoCampaigns.map((definition) => send('PUT', one, { base: 1, definition })),
    send('POST', `${one}/state`, { state: 'live' }),
    send('POST', `${at}/campaigns/nobody/duplicate`, {}),
    {
      ...send('POST', `${one}/codes`, ''),
      headers: { ...inside, 'content-type': 'text/csv' },
      body: 'code\nAAA-111\n',
    },
    get(`${one}/results`),
    get(`${one}/results.csv`),
    get(`${one}/codes.csv`),
    get('/api/openapi.json'),
    get('/health', {}),
    get('/t.js', { 'accept-encoding': 'gzip, br' }),
    get('/t/none.js', {}),
    get('/', page),
    get('/dashboard/index.html', page),
    get('/demo', page),
    get('/demo/', page),
    get('/demo/search?q=lamp&sort=price', page),
    get('/demo/product/linen-shirt', page),
    get('/demo/category/all?sort=new', page),
    get('/demo/cart', page),
    get('/demo/order/complete?order=A1', page),
    get('/demo/discount/WELCOME10?redirect=/demo/cart', page),
    get('/demo/assets/shop.css', page),
    get('/demo/fresh', page),
  ];
}

/** What a browser tells of a visit that looks at a product, logs in, buys and gives it back. */
function batchesNow(): object[] {
  const now = Date.now();
  let count = 0;
  const event = (name: string, params: object = {}) => ({
    id: `${now.toString(36).padStart(8, '0')}fuzz${String(++count).padStart(6, '0')}`,
    name,
    at: now,
    params,
  });
  const items = [{ item_id: 'A1', item_name: '린넨 셔츠', item_category: '상의', price: 39_000, quantity: 1 }];
  const order = { transaction_id: 'T1', currency: 'KRW', value: 39_000, coupon: 'WELCOME10', items };
  const batch = (...events: object[]) => ({
    site: 'demo',
    visitor: 'visitor-of-the-fuzzer',
    sentAt: now,
    url: 'http://127.0.0.1/demo/?utm_source=naver&utm_medium=cpc',
    device: { class: 'phone', language: 'ko-KR', screen: '390x844' },
    events,
  });
  return [
    batch({ ...event('page_view'), referrer: 'https://search.naver.com/?query=x' }),
    batch(event('view_item', { items }), event('add_to_cart', { currency: 'KRW', value: 39_000, items })),
    batch(event('identify', { customer_id: 'vip', attributes: { name: '김단골', points: 1_200, tier: 'VIP' } })),
    batch(event('purchase', order), event('refund', order)),
    batch(event('search', { search_term: '셔츠' }), event('scroll', { percent: 50, armed: 'x' })),
    batch(event('offer_shown', { offer: 'x', turn: 1 }), event('logout')),
    { ...batch(event('page_view')), leaving: true, gpc: false },
  ];
}
