import { describe, expect } from 'vitest';
import { it, startApp } from '../support/app.ts';

const browser = { accept: 'text/html,application/xhtml+xml' };

describe('the tag', () => {
  it('may be kept for minutes, by any page, and asked for again cheaply', async ({ harness }) => {
    const answer = await harness.app.inject({ url: '/t.js' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('javascript');
    expect(answer.headers['cache-control']).toBe('public, max-age=300');
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(answer.headers['cross-origin-resource-policy']).toBe('cross-origin');
    const again = await harness.app.inject({ url: '/t.js', headers: { 'if-none-match': String(answer.headers.etag) } });
    expect(again.statusCode).toBe(304);
  });

  it('comes compressed to browsers that take it so', async ({ harness }) => {
    const plain = await harness.app.inject({ url: '/t.js' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    const packed = await harness.app.inject({ url: '/t.js', headers: { 'accept-encoding': 'gzip, br' } });
    expect(packed.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
    expect(packed.headers['content-type']).toContain('javascript');
    expect(packed.headers.etag).not.toBe(plain.headers.etag);
  });

  it('loads what it shows from an address that never changes its content', async ({ harness }) => {
    const answer = await harness.app.inject({ url: '/t/HASH.js', headers: { origin: 'https://shop.example' } });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['access-control-allow-origin']).toBe('*');
  });

  it.for([
    '/t/',
    '/t/.',
    '/t/..%2ft.js',
    '/t/%2e%2e%2fdashboard/index.html',
    '/t/..%5ct.js',
    '/t/.env',
    '/t/%00',
    '/dashboard/',
  ])('opens no other file: %s', async (url, { harness }) => {
    const { statusCode } = await harness.app.inject({ url });
    expect(statusCode).toBe(404);
  });
});

describe('the dashboard', () => {
  it.for(['/', '/setup?token=x', '/sign-in', '/campaigns/abc/edit', '/dashboard/index.html'])(
    'is at %s, and runs nothing but its own script',
    async (url, { harness }) => {
      const answer = await harness.app.inject({ url, headers: browser });
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toContain('Dangol');
      expect(answer.headers).toMatchObject({
        'cache-control': 'no-cache',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
      const policy = String(answer.headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
    },
  );

  it('has files that never change', async ({ harness }) => {
    const answer = await harness.app.inject({ url: '/dashboard/main-HASH.js' });
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('is not shown to a program that asks for something else', async ({ harness }) => {
    expect((await harness.app.inject({ url: '/favicon.ico', headers: { accept: 'image/*' } })).statusCode).toBe(404);
    expect((await harness.app.inject({ method: 'POST', url: '/', headers: browser })).statusCode).toBe(404);
  });
});

describe('the demo shop', () => {
  it('has pages with the tag on them, and files', async ({ harness }) => {
    const page = await harness.app.inject({ url: '/demo/', headers: browser });
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.body).toMatch(/<script[^>]+src="\/t\.js"/);
    expect((await harness.app.inject({ url: '/demo' })).headers.location).toBe('/demo/');
    expect((await harness.app.inject({ url: '/demo/assets/shop.css' })).statusCode).toBe(200);
    expect((await harness.app.inject({ url: '/demo/nothing' })).statusCode).toBe(404);
  });
});

describe('every answer', () => {
  it.for(['/t.js', '/t/HASH.js', '/', '/demo/', '/api/session', '/api/nothing', '/health', '/v1/batch', '/nothing'])(
    'holds browsers to its type, and none but ours may load it unless it is for every shop: %s',
    async (url, { harness }) => {
      const { headers } = await harness.app.inject({ url, headers: browser });
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-security-policy']).toMatch(/^default-src 'none';.*frame-ancestors 'none'$/);
      expect(headers['content-security-policy']).not.toMatch(/unsafe|\*/);
      const forShops = /^\/t[./]/.test(url);
      expect(headers['cross-origin-resource-policy']).toBe(forShops ? 'cross-origin' : 'same-origin');
      expect(headers['referrer-policy']).toMatch(/^(no-referrer|strict-origin-when-cross-origin)$/);
      expect(headers['strict-transport-security']).toBeUndefined();
    },
  );

  it('to a batch may be taken by any page, beacons too', async ({ harness }) => {
    expect((await harness.send()).headers['cross-origin-resource-policy']).toBe('cross-origin');
  });

  it('tells browsers to come by https only, where there is https', async () => {
    const harness = await startApp({ publicUrl: 'https://crm.shop.example' });
    for (const url of ['/', '/api/session']) {
      const { headers } = await harness.app.inject({ url, headers: browser });
      expect(headers['strict-transport-security']).toBe('max-age=63072000');
    }
    // A shop may pass these on under its own host, about which it decides itself.
    for (const url of ['/t.js', '/t/HASH.js', '/v1/batch/shop-key']) {
      const { headers } = await harness.app.inject({ url, headers: browser });
      expect(headers['strict-transport-security']).toBeUndefined();
    }
    await harness.close();
  });
});

describe('the policy of the demo shop', () => {
  it('lets only the scripts run that the page was made with', async ({ harness }) => {
    const nonces = new Set<string>();
    for (let time = 0; time < 3; time++) {
      const { headers, body } = await harness.app.inject({ url: '/demo/search?q=<script>alert(1)</script>' });
      const [, nonce = ''] =
        /script-src 'self' 'nonce-([^']{20,})'/.exec(String(headers['content-security-policy'])) ?? [];
      const inline = [...body.matchAll(/<script(?! type="application)(?![^>]* src=)([^>]*)>/g)].map(([, rest]) => rest);
      expect(inline.length).toBeGreaterThan(0);
      expect(new Set(inline)).toEqual(new Set([` nonce="${nonce}"`]));
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });
});
