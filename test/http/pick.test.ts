import { describe, expect } from 'vitest';
import type { Mapping } from '../../server/contract/mapping.ts';
import { PICK_HASH } from '../../server/contract/sample-key.ts';
import type { PickGrant, PickLink } from '../../server/contract/teaching.ts';
import { codeOf, faultsOf, type Harness, it, PUBLIC_URL, shopSettings } from '../support/app.ts';
import { SHOP } from '../support/shopper.ts';

const mapping: Mapping = {
  pages: [{ name: 'cart', when: [{ test: 'url', glob: '/cart' }], event: 'view_cart', fields: [] }],
  actions: [],
};

async function link(harness: Harness, url = `${SHOP}/goods/1?a=b#top`): Promise<PickLink> {
  const answer = await harness.api('POST', `/sites/${harness.site.id}/pick`, { url, language: 'ko' });
  expect(answer.statusCode).toBe(200);
  return answer.json();
}

const tokenOf = ({ url }: PickLink) => new URL(url).hash.slice(PICK_HASH.length + 2);

const pick = (harness: Harness, what: 'open' | 'save', body: object, origin = SHOP) =>
  harness.app.inject({
    method: 'POST',
    url: `/v1/pick/${what}`,
    headers: { 'content-type': 'text/plain', origin },
    payload: JSON.stringify(body),
  });

describe('a link into pick mode', () => {
  it('leads to the page that was asked for, and hides its token in the hash', async ({ harness }) => {
    const made = await link(harness);
    const url = new URL(made.url);
    expect(url.origin + url.pathname + url.search).toBe(`${SHOP}/goods/1?a=b`);
    expect(made.expiresAt).toBe(harness.clock.now + 30 * 60_000);
    const grant = JSON.parse(Buffer.from(tokenOf(made).split('.')[0] ?? '', 'base64url').toString()) as PickGrant;
    expect(grant).toEqual({ site: harness.site.id, origin: SHOP, language: 'ko', expiresAt: made.expiresAt });
  });

  it('is made for listed origins and our own only', async ({ harness }) => {
    await link(harness, `${PUBLIC_URL}/demo/`);
    for (const url of ['https://evil.example/', 'http://', `${SHOP}.evil.example/`]) {
      const answer = await harness.api('POST', `/sites/${harness.site.id}/pick`, { url, language: 'ko' });
      expect([answer.statusCode, faultsOf(answer)?.[0]?.path]).toEqual([400, 'url']);
    }
  });
});

describe('a page in pick mode', () => {
  it('reads the draft and saves it, with the values that were seen', async ({ harness }) => {
    const token = tokenOf(await link(harness));
    const opened = await pick(harness, 'open', { token });
    expect(opened.json()).toEqual({
      revision: 0,
      mapping: { pages: [], actions: [] },
      samples: {},
      currency: 'KRW',
      words: expect.objectContaining({ price: '가격' }),
    });
    expect(opened.headers).toMatchObject({ 'access-control-allow-origin': SHOP, 'cache-control': 'no-store' });
    const samples = { 'page cart value': '129,000' };
    expect((await pick(harness, 'save', { token, base: 0, mapping, samples })).json()).toMatchObject({
      revision: 1,
      mapping,
    });
    const report = (await harness.api('GET', `/sites/${harness.site.id}/mapping`)).json();
    expect(report).toMatchObject({ draft: mapping, samples, versions: [] });
  });

  it('is told of faults, and of somebody else who saved', async ({ harness }) => {
    const token = tokenOf(await link(harness));
    const wrong = { ...mapping, pages: [{ ...mapping.pages[0], when: [] }] };
    expect(codeOf(await pick(harness, 'save', { token, base: 0, mapping: wrong, samples: {} }))).toBe('invalid_field');
    await pick(harness, 'save', { token, base: 0, mapping, samples: {} });
    expect(codeOf(await pick(harness, 'save', { token, base: 0, mapping, samples: {} }))).toBe('stale_version');
  });

  it('is turned away on another origin, and cannot even read why', async ({ harness }) => {
    const token = tokenOf(await link(harness));
    for (const origin of ['https://evil.example', '', PUBLIC_URL]) {
      const answer = await pick(harness, 'open', { token }, origin);
      expect([answer.statusCode, codeOf(answer)]).toEqual([401, 'unauthenticated']);
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  it('is turned away with a token that was not signed here', async ({ harness }) => {
    const token = tokenOf(await link(harness));
    const [said = '', signature = ''] = token.split('.');
    const more = Buffer.from(JSON.stringify({ site: 1, origin: SHOP, language: 'ko', expiresAt: 9e15 })).toString(
      'base64url',
    );
    for (const forged of [
      said,
      `${said}.`,
      `${more}.${signature}`,
      `${said}.${signature}.x`,
      `${said}.${signature.slice(1)}`,
      'x',
    ]) {
      expect((await pick(harness, 'open', { token: forged })).statusCode).toBe(401);
    }
  });

  it('may do nothing more when half an hour is over, or when the origin leaves the list', async ({ harness }) => {
    const token = tokenOf(await link(harness));
    await harness.api('PUT', `/sites/${harness.site.id}`, { ...shopSettings, origins: [] });
    expect(codeOf(await pick(harness, 'open', { token }))).toBe('origin_not_allowed');
    await harness.api('PUT', `/sites/${harness.site.id}`, shopSettings);
    expect((await pick(harness, 'open', { token })).statusCode).toBe(200);
    harness.clock.now += 30 * 60_000;
    const late = await pick(harness, 'save', { token, base: 0, mapping, samples: {} });
    expect([late.statusCode, late.headers['access-control-allow-origin']]).toEqual([401, SHOP]);
  });

  it('opens no other door with its token', async ({ harness }) => {
    const token = tokenOf(await link(harness));
    const answer = await harness.app.inject({
      method: 'POST',
      url: `/api/sites/${harness.site.id}/mapping/publish`,
      headers: { 'x-dangol': '1', authorization: `Bearer ${token}`, cookie: `dangol_session=${token}` },
      payload: { base: 0 },
    });
    expect(answer.statusCode).toBe(401);
  });
});
