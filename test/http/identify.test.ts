import { createHmac } from 'node:crypto';
import { describe, expect } from 'vitest';
import { codeOf, type Harness, it } from '../support/app.ts';
import { event } from '../support/shopper.ts';

/** Makes the secret of the site. */
async function makeSecret({ api, site }: Harness, required = true): Promise<string> {
  const { secret } = (await api('POST', `/sites/${site.id}/access/identify`)).json();
  await api('PUT', `/sites/${site.id}/access/identify`, { required });
  return secret;
}

const sign = (customer: string, secret: string) => createHmac('sha256', secret).update(customer).digest('hex');

function identify({ clock, send }: Harness, params: object, visitor = 'visitor-0001') {
  const events = [event(clock.now, 'identify', { params }), event(clock.now)];
  return send({ visitor, events });
}

const isMember = async ({ api, site }: Harness) => {
  const reach = await api('POST', `/sites/${site.id}/reach`, { audience: { kind: 'login', is: 'in' } });
  return reach.json().fit === 1;
};

describe('a log-in on a site that asks for signed ones', () => {
  it('is taken with the right signature, in whatever case', async ({ harness }) => {
    const secret = await makeSecret(harness);
    const answer = await identify(harness, { customer_id: 'c1', signature: sign('c1', secret).toUpperCase() });
    expect(answer.json()).toMatchObject({ accepted: 2, refused: [] });
    expect(await isMember(harness)).toBe(true);
  });

  it.for([
    ['no signature', () => undefined, 'identify_unsigned'],
    ['an empty one', () => '', 'identify_unsigned'],
    ['one that was made up', () => 'f'.repeat(64), 'identify_forged'],
    ['that of another customer', (secret: string) => sign('c2', secret), 'identify_forged'],
    ['one with another secret', () => sign('c1', 'another'), 'identify_forged'],
    ['one that is cut short', (secret: string) => sign('c1', secret).slice(0, 32), 'identify_forged'],
  ] as const)('is refused with %s: the visitor stays nobody', async ([, made, code], { harness }) => {
    const secret = await makeSecret(harness);
    const signature = made(secret);
    const answer = await identify(harness, { customer_id: 'c1', ...(signature !== undefined && { signature }) });
    expect(answer.json()).toMatchObject({
      accepted: 1,
      refused: [{ index: 0, code, path: 'events/0/params/signature' }],
    });
    expect(await isMember(harness)).toBe(false);
  });

  it('tells nobody what signature was sent', async ({ harness }) => {
    const secret = await makeSecret(harness);
    const signature = sign('c2', secret);
    expect((await identify(harness, { customer_id: 'c1', signature })).body).not.toContain(signature);
  });

  it('does not become another member with the signature of one', async ({ harness }) => {
    const secret = await makeSecret(harness);
    await identify(harness, { customer_id: 'c1', signature: sign('c1', secret) });
    await identify(harness, { customer_id: 'c2', signature: sign('c1', secret), attributes: { points: 9_999 } });
    const audience = { kind: 'attribute', property: 'points', op: 'at_least', value: 1 };
    const reach = await harness.api('POST', `/sites/${harness.site.id}/reach`, { audience });
    expect(reach.json()).toMatchObject({ fit: 0, people: 1 });
  });
});

describe('the signature', () => {
  it('may be missing where none is asked for', async ({ harness }) => {
    await makeSecret(harness, false);
    expect((await identify(harness, { customer_id: 'c1' })).json()).toMatchObject({ accepted: 2, refused: [] });
    expect(await isMember(harness)).toBe(true);
  });

  it('cannot be asked for before there is a secret', async ({ harness }) => {
    const answer = await harness.api('PUT', `/sites/${harness.site.id}/access/identify`, { required: true });
    expect(codeOf(answer)).toBe('invalid_field');
    expect(answer.json().error.message).toContain('make one first');
  });

  it('of an older secret is worth nothing once there is a newer one', async ({ harness }) => {
    const older = await makeSecret(harness);
    await harness.api('POST', `/sites/${harness.site.id}/access/identify`);
    const answer = await identify(harness, { customer_id: 'c1', signature: sign('c1', older) });
    expect(answer.json()).toMatchObject({ refused: [{ code: 'identify_forged' }] });
  });
});
