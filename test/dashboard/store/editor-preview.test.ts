import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { faultsOfPreview, requestOf } from '../../../dashboard/pages/campaign/frame/preview-request.ts';
import { setAt } from '../../../dashboard/pages/campaign/path.ts';
import { definitionOf } from '../../../dashboard/pages/campaign/templates/all.ts';
import { createPreviewStore, PREVIEW_WAIT_MS } from '../../../dashboard/store/editor-preview.ts';
import type { PreviewAnswer, PreviewRequest } from '../../../server/contract/api.ts';

const secret = definitionOf('secret', 'en');
const request = (text: string): PreviewRequest => ({ message: { format: 'modal', blocks: [{ type: 'text', text }] } });
const answer = ({ message }: PreviewRequest): PreviewAnswer => ({ message, faults: [] });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the preview', () => {
  it('shows what the server made of the newest message', async () => {
    const preview = vi.fn(async (_site: number, asked: PreviewRequest) => answer(asked));
    const asked = signal<PreviewRequest | undefined>(request('one'));
    const store = createPreviewStore({ preview }, 1, asked, () => {});
    await vi.advanceTimersByTimeAsync(0);
    asked.value = request('two');
    asked.value = request('three');
    await vi.advanceTimersByTimeAsync(PREVIEW_WAIT_MS);
    expect(preview).toHaveBeenCalledTimes(2);
    expect(store.shown.value?.message).toEqual(request('three').message);
  });

  it('is not asked for again when something else of the campaign changes', async () => {
    const preview = vi.fn(async (_site: number, asked: PreviewRequest) => answer(asked));
    const asked = signal<PreviewRequest | undefined>(request('one'));
    createPreviewStore({ preview }, 1, asked, () => {});
    await vi.advanceTimersByTimeAsync(0);
    asked.value = request('one');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(preview).toHaveBeenCalledOnce();
  });

  it('shows the message as it was typed when the server cannot fill it in', async () => {
    const preview = vi.fn(() => Promise.reject(new Error('offline')));
    const store = createPreviewStore({ preview }, 1, signal(request('{{ customer.name }}')), () => {});
    await vi.advanceTimersByTimeAsync(0);
    expect(store.shown.value?.message).toEqual(request('{{ customer.name }}').message);
  });
});

describe('what is asked to be previewed', () => {
  it('leaves out blocks that are not finished, and finds the others again', () => {
    const unfinished = setAt(secret, 'variants/0/message/blocks/1/text', '');
    const asked = requestOf(unfinished, 0) as PreviewRequest;
    const types = asked.message.blocks.map(({ type }) => type);
    expect(types).toEqual(['heading', 'coupon', 'countdown', 'button']);
  });

  it('is nothing while there is nothing to draw', () => {
    expect(requestOf(definitionOf('blank', 'en'), 0)).toBeUndefined();
  });

  it('goes without a coupon or a colour that is half typed', () => {
    const typing = setAt(setAt(secret, 'coupon/pattern', 'S'), 'variants/0/message/accent', '#12');
    const asked = requestOf(typing, 0) as PreviewRequest;
    expect(asked.coupon).toBeUndefined();
    expect(asked.message.accent).toBeUndefined();
  });

  it('has its faults named by their place in the campaign', () => {
    const unfinished = setAt(secret, 'variants/0/message/blocks/0/text', '');
    const asked = requestOf(unfinished, 0) as PreviewRequest;
    const faults = [{ path: 'message/blocks/0/text', rule: 'knows no x' }];
    expect(faultsOfPreview(faults, asked, 0)).toEqual([
      { path: 'variants/0/message/blocks/1/text', rule: 'knows no x' },
    ]);
  });
});
