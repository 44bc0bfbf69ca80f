import { describe, expect, it, vi } from 'vitest';
import { ApiError, createApi } from '../../dashboard/api.ts';
import { failureText } from '../../dashboard/failure.ts';
import { text } from '../../dashboard/i18n/text.ts';
import type { ErrorBody } from '../../server/contract/error.ts';

const answering = (body: unknown, status = 200) =>
  vi.fn<typeof fetch>(async () => new Response(JSON.stringify(body), { status }));
const refusing = (error: ErrorBody['error'], status: number) => answering({ error }, status);

describe('a request of the dashboard', () => {
  it('carries the header that a foreign page cannot send', async () => {
    const send = answering([]);
    await createApi(send).sites();
    const [address, init] = send.mock.calls[0] ?? [];
    expect(address).toBe('/api/sites');
    expect(new Headers(init?.headers).get('x-dangol')).toBe('1');
  });

  it('sends JSON, and codes as CSV', async () => {
    const send = answering({});
    const api = createApi(send);
    await api.signIn('kim', 'secret');
    await api.importCodes(1, 'c/1', 'A\nB');
    const [signIn, codes] = send.mock.calls.map(([address, init]) => ({ address, init }));
    expect(signIn?.init?.body).toBe('{"name":"kim","password":"secret"}');
    expect(codes?.address).toBe('/api/sites/1/campaigns/c%2F1/codes');
    expect(codes?.init?.body).toBe('A\nB');
    expect(new Headers(codes?.init?.headers).get('content-type')).toBe('text/csv');
  });
});

describe('an answer that refuses', () => {
  it('becomes an error with its code and the fields it is about', async () => {
    const faults = [{ path: 'name', rule: 'must be given' }];
    const api = createApi(refusing({ code: 'invalid_field', message: 'Check it.', faults }, 400));
    const error = await api.sites().catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: 'invalid_field', faults });
  });

  it('tells when the session is over, and only then', async () => {
    const onSignedOut = vi.fn();
    const over = createApi(refusing({ code: 'unauthenticated', message: '' }, 401), onSignedOut);
    await expect(over.sites()).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(onSignedOut).toHaveBeenCalledOnce();
    const wrong = createApi(refusing({ code: 'wrong_credentials', message: '' }, 401), onSignedOut);
    await expect(wrong.signIn('a', 'b')).rejects.toMatchObject({ code: 'wrong_credentials' });
    expect(onSignedOut).toHaveBeenCalledOnce();
  });

  it('is offline when no answer came, and unknown when it cannot be read', async () => {
    const offline = createApi(vi.fn<typeof fetch>().mockRejectedValue(new TypeError('Failed to fetch')));
    await expect(offline.sites()).rejects.toMatchObject({ code: 'offline' });
    const proxy = createApi(vi.fn<typeof fetch>(async () => new Response('<h1>Bad gateway</h1>', { status: 502 })));
    await expect(proxy.sites()).rejects.toMatchObject({ code: 'unknown' });
  });

  it('is told to people in words', () => {
    expect(failureText(new ApiError('throttled', 'raw'))).toBe(text('error.throttled'));
    expect(failureText(new Error('a bug'))).toBe(text('error.unknown'));
  });
});
