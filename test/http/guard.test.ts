import { describe, expect } from 'vitest';
import { codeOf, it } from '../support/app.ts';

/** Every operation of the API but the three that come before signing in. */
function operations(document: { paths: Record<string, Record<string, unknown>> }): [method: string, path: string][] {
  const before = ['/api/session', '/api/setup', '/api/sign-in', '/api/sign-out'];
  return Object.entries(document.paths)
    .filter(([path]) => path.startsWith('/api/') && !before.includes(path))
    .flatMap(([path, methods]) => Object.keys(methods).map((method): [string, string] => [method, path]));
}

describe('without a session', () => {
  it('nothing of the dashboard is told or done', async ({ harness }) => {
    const all = operations((await harness.api('GET', '/openapi.json')).json());
    expect(all.length).toBeGreaterThan(12);
    for (const [method, path] of [...all, ['get', '/api/openapi.json'] as const]) {
      const url = path.replace('{site}', String(harness.site.id)).replace('{id}', 'x');
      for (const cookie of ['', 'dangol_session=', 'dangol_session=invented', `${harness.cookie}x`]) {
        const answer = await harness.app.inject({
          method: method.toUpperCase() as 'GET',
          url,
          headers: { cookie, 'x-dangol': '1' },
        });
        expect([method, path, answer.statusCode, codeOf(answer)]).toEqual([method, path, 401, 'unauthenticated']);
      }
    }
  });
});

describe('a change that another site asks for', () => {
  const mark = { 'x-dangol': '1' };
  it.for([
    ['a page of another site', { 'sec-fetch-site': 'cross-site', ...mark }],
    ['a sister site', { 'sec-fetch-site': 'same-site', ...mark }],
    ['a form', { 'sec-fetch-site': 'same-origin', 'x-dangol': '' }],
    ['a form in an older browser', { 'x-dangol': '' }],
    ['a form with a made-up mark', { 'x-dangol': 'true' }],
  ] as const)('by %s is refused, with the session of our user', async ([, headers], { harness }) => {
    for (const [method, path] of [
      ['POST', '/sign-out'],
      ['POST', '/sites'],
      ['PUT', `/sites/${harness.site.id}`],
    ] as const) {
      const answer = await harness.api(method, path, {}, { 'content-type': 'application/json', ...headers });
      expect([path, answer.statusCode, codeOf(answer)]).toEqual([path, 403, 'cross_site']);
    }
    expect((await harness.api('GET', '/session')).json()).toMatchObject({ state: 'signed_in' });
  });

  it.for([{ 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }, {}])(
    'is done for our own page: %j',
    async (headers, { harness }) => {
      expect((await harness.api('POST', '/sign-out', undefined, headers)).statusCode).toBe(200);
    },
  );

  it('cannot come as a type that needs no permission', async ({ harness }) => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      expect((await harness.api('POST', '/sites', '{}', { 'content-type': type })).statusCode).toBe(415);
    }
  });

  it('finds no door in CORS: the API answers no preflight', async ({ harness }) => {
    const { statusCode, headers } = await harness.app.inject({
      method: 'OPTIONS',
      url: '/api/sites',
      headers: { origin: 'https://other.example', 'access-control-request-method': 'POST' },
    });
    expect(statusCode).toBeGreaterThanOrEqual(400);
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('is not helped by reading being open: answers say that nobody may keep them', async ({ harness }) => {
    const answer = await harness.api('GET', '/sites', undefined, { 'sec-fetch-site': 'cross-site' });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });
});
