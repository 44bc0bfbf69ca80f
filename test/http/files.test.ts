import { describe, expect } from 'vitest';
import { it } from '../support/app.ts';

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
