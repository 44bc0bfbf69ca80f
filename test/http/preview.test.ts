import { describe, expect } from 'vitest';
import type { PreviewAnswer } from '../../server/contract/api.ts';
import { codeOf, faultsOf, type Harness, it } from '../support/app.ts';

const message = (...blocks: object[]) => ({ format: 'modal', blocks });

const preview = (harness: Harness, body: object) => harness.api('POST', `/sites/${harness.site.id}/preview`, body);

describe('a preview', () => {
  it('is what a made-up shopper would see', async ({ harness }) => {
    const coupon = { source: 'generated', label: '15 %', pattern: 'SECRET-########', expires: { afterHours: 24 } };
    const blocks = [{ type: 'text', text: '{{ customer.name }}: {{ coupon.code }}' }, { type: 'coupon' }];
    const answer = (await preview(harness, { message: message(...blocks), coupon })).json<PreviewAnswer>();
    expect(answer.faults).toEqual([]);
    expect(answer.coupon).toMatchObject({ label: '15 %', expiresAt: harness.clock.now + 86_400_000 });
    expect(answer.coupon?.code).toMatch(/^SECRET-[A-Z0-9]{8}$/);
    // The code stands still while its author types.
    const again = (await preview(harness, { message: message(...blocks), coupon })).json<PreviewAnswer>();
    expect(again.coupon?.code).toBe(answer.coupon?.code);
    expect(answer.message.blocks[0]).toEqual({ type: 'text', text: `김단골: ${answer.coupon?.code}` });
  });

  it.for([
    [{ source: 'fixed', label: 'x', code: 'WELCOME' }, 'WELCOME'],
    [{ source: 'pool', label: 'x' }, 'DANGOL-7K3M-9QXA'],
  ] as const)('shows a code for %j without issuing one', async ([coupon, code], { harness }) => {
    const answer = (await preview(harness, { message: message({ type: 'coupon' }), coupon })).json<PreviewAnswer>();
    expect(answer.coupon?.code).toBe(code);
  });

  it('lists what is wrong and shows the rest', async ({ harness }) => {
    const blocks = [
      { type: 'heading', text: '{{ customer.nmae }}' },
      { type: 'text', text: '{{ cart.count }}' },
    ];
    const answer = (await preview(harness, { message: message(...blocks) })).json<PreviewAnswer>();
    expect(answer.faults).toMatchObject([{ path: 'message/blocks/0/text' }]);
    expect(answer.message.blocks[1]).toEqual({ type: 'text', text: '2' });
  });

  it('lists a day that is not on the calendar, and shows the message as it is written', async ({ harness }) => {
    const countdown = { type: 'countdown', until: '2026-02-31T09:00' };
    const first = (await preview(harness, { message: message(countdown) })).json<PreviewAnswer>();
    expect(first.faults).toMatchObject([{ path: 'message/blocks/0/until' }]);
    expect(first.message.blocks).toEqual([countdown]);
    const coupon = { source: 'fixed', label: 'x', code: 'WELCOME', expires: { at: '2026-02-31T09:00' } };
    const second = (await preview(harness, { message: message({ type: 'coupon' }), coupon })).json<PreviewAnswer>();
    expect(second.faults).toMatchObject([{ path: 'coupon/expires/at' }]);
  });

  it('of what is no message is refused', async ({ harness }) => {
    const answer = await preview(harness, { message: message({ type: 'html', text: '<script>' }) });
    expect([answer.statusCode, codeOf(answer)]).toEqual([400, 'invalid_field']);
    expect(faultsOf(answer)?.[0]?.path).toBe('message/blocks/0/type');
  });
});
