import { describe, expect, it } from 'vitest';
import { type ProxySetup, proposedFolder, proxyText, proxyWays } from '../../dashboard/first-party.ts';

const setup: ProxySetup = {
  folder: 'https://shop.example/x7/',
  target: 'https://crm.example/',
  tag: 't.js',
  batch: 'v1/batch',
  site: 'Key1',
};
const text = (way: (typeof proxyWays)[number], parts: Partial<ProxySetup> = {}) =>
  proxyText(way, { ...setup, ...parts });

describe('what to write to serve the tag under the shop’s own domain', () => {
  it('names the shop’s folder and this server, for each kind of proxy', () => {
    for (const way of ['nginx', 'caddy', 'cloudflare'] as const) {
      expect(text(way)).toContain('/x7/');
      expect(text(way)).toContain('https://crm.example');
      expect(text(way)).toContain('__Host-dangol-Key1');
    }
    expect(text('subdomain', { folder: 'https://a.shop.example/' })).toBe(
      'a.shop.example.  300  IN  CNAME  crm.example.',
    );
  });

  it('knows the names that the shop chose', () => {
    const named = { target: 'https://crm.example/assets/', tag: 'core.js', batch: 'q' };
    expect(text('nginx', named)).toContain('rewrite "^/x7/(core\\.js|q|t/.+|v1/.+|q/.+)$" /assets/$1 break;');
    expect(text('caddy', named)).toContain('rewrite * /assets{uri}');
    expect(text('cloudflare', named)).toContain("const TARGET = 'https://crm.example/assets/';");
  });

  it('says nothing of an address that is none', () => {
    for (const way of proxyWays) expect(text(way, { folder: '/x7/' })).toBeUndefined();
  });

  it('proposes a folder or a sub-domain of the shop', () => {
    expect(proposedFolder('nginx', 'https://www.shop.example', 'aB_9xyz')).toBe('https://www.shop.example/xab9x/');
    expect(proposedFolder('subdomain', 'https://www.shop.example', 'a')).toBe('https://xa000.shop.example/');
  });
});

describe('the worker', () => {
  type Sent = { address: string; init: RequestInit };

  /** Runs the text as Cloudflare does, with our own `fetch` in it. */
  async function pass(request: Request): Promise<{ sent: Sent | undefined; answer: Response }> {
    let sent: Sent | undefined;
    const script = (text('cloudflare') ?? '').replace('export default', 'return');
    const fetch = async (address: string, init: RequestInit) => {
      sent = { address, init };
      return new Response('passed on');
    };
    const worker = new Function('fetch', script)(fetch) as { fetch: (request: Request) => Promise<Response> };
    return { answer: await worker.fetch(request), sent };
  }

  it('passes on what pages ask for, with our cookie only and the address of the browser', async () => {
    const { sent } = await pass(
      new Request('https://shop.example/x7/v1/batch?x=1', {
        method: 'POST',
        body: '{"site":"Key1"}',
        headers: { cookie: 'session=secret; __Host-dangol-Key1=abc; a=b', 'cf-connecting-ip': '203.0.113.7' },
      }),
    );
    expect(sent?.address).toBe('https://crm.example/v1/batch?x=1');
    const headers = new Headers(sent?.init.headers);
    expect(headers.get('cookie')).toBe('__Host-dangol-Key1=abc');
    expect(headers.get('x-forwarded-host')).toBe('shop.example');
    expect(headers.get('x-forwarded-for')).toBe('203.0.113.7');
    expect(new TextDecoder().decode(sent?.init.body as ArrayBuffer)).toBe('{"site":"Key1"}');
  });

  it('passes no cookie of the shop on when ours is not there', async () => {
    const { sent } = await pass(new Request('https://shop.example/x7/t.js', { headers: { cookie: 'session=secret' } }));
    expect(new Headers(sent?.init.headers).has('cookie')).toBe(false);
  });

  it.each(['api/session', 'dashboard/index.html', '', 't.jsx', 'xt/HASH.js', 't/%2e%2e/api/session'])(
    'has nothing at %s',
    async (path) => {
      const { sent, answer } = await pass(new Request(`https://shop.example/x7/${path}`));
      expect([sent, answer.status]).toEqual([undefined, 404]);
    },
  );
});
