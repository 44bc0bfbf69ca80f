import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../../dashboard/api.ts';
import { createDrafts } from '../../../dashboard/draft.ts';
import { createForm } from '../../../dashboard/store/form.ts';
import { memoryStorage } from '../support/memory-storage.ts';

type Value = { name: string; count: number };
const schema = {
  type: 'object',
  required: ['name', 'count'],
  properties: { name: { type: 'string', minLength: 1 }, count: { type: 'integer', minimum: 1 } },
};
const initial: Value = { name: 'Shop', count: 2 };
const form = (parts: Partial<Parameters<typeof createForm<Value>>[0]> = {}) =>
  createForm<Value>({ initial, schema, save: async (value) => value, ...parts });

describe('a form', () => {
  it('corrects nobody while they type: an error shows once the field is left', () => {
    const shop = form();
    shop.change({ name: '' });
    expect(shop.faults.value).toHaveLength(1);
    expect(shop.error('name')).toBeUndefined();
    shop.leave('name');
    expect(shop.error('name')).toBeDefined();
    shop.change({ name: 'S' });
    expect(shop.error('name')).toBeUndefined();
  });

  it('shows every error when saving is tried, and does not send', async () => {
    const save = vi.fn(async (value: Value) => value);
    const shop = form({ save });
    shop.change({ name: '', count: 0 });
    expect(await shop.submit()).toBe(false);
    expect(save).not.toHaveBeenCalled();
    expect([shop.error('name'), shop.error('count')]).not.toContain(undefined);
  });

  it('is clean after saving, with what the server made of it', async () => {
    const shop = form({ save: async ({ name, count }) => ({ name: name.trim(), count }) });
    shop.change({ name: ' New ' });
    expect(shop.dirty.value).toBe(true);
    expect(await shop.submit()).toBe(true);
    expect(shop.value.value.name).toBe('New');
    expect(shop.dirty.value).toBe(false);
  });

  it('puts what the server refuses beside its field until that is changed, and keeps what was typed', async () => {
    const refusal = new ApiError('invalid_field', '', [{ path: 'name', rule: 'must be nicer' }]);
    const shop = form({ save: () => Promise.reject(refusal) });
    shop.change({ name: 'Ugly' });
    expect(await shop.submit()).toBe(false);
    expect(shop.error('name')).toBe('must be nicer');
    expect(shop.failure.value).toBeDefined();
    expect(shop.value.value.name).toBe('Ugly');
    shop.change({ name: 'Nice' });
    expect(shop.error('name')).toBeUndefined();
  });

  it('does not save twice when the button is pressed twice', async () => {
    const saved = Promise.withResolvers<Value>();
    const save = vi.fn(() => saved.promise);
    const shop = form({ save });
    shop.change({ name: 'Once' });
    const first = shop.submit();
    expect(await shop.submit()).toBe(false);
    saved.resolve({ name: 'Once', count: 2 });
    expect(await first).toBe(true);
    expect(save).toHaveBeenCalledOnce();
  });

  it('goes back to what was saved', () => {
    const shop = form();
    shop.change({ name: '' });
    shop.leave('name');
    shop.discard();
    expect(shop.value.value).toEqual(initial);
    expect(shop.error('name')).toBeUndefined();
  });
});

describe('unsaved work', () => {
  const drafts = createDrafts(memoryStorage(), () => 1_000);
  const draft = { drafts, key: 'shop' };

  it('comes back after a reload, and says since when', () => {
    form({ draft }).change({ name: 'Half done' });
    const reloaded = form({ draft });
    expect(reloaded.value.value.name).toBe('Half done');
    expect(reloaded.restoredAt.value).toBe(1_000);
    expect(reloaded.dirty.value).toBe(true);
  });

  it('is gone after saving, discarding, or changing it back', async () => {
    const shop = form({ draft });
    await shop.submit();
    expect(drafts.get('shop')).toBeUndefined();
    shop.change({ name: 'Other' });
    shop.discard();
    expect(drafts.get('shop')).toBeUndefined();
    const again = form({ draft });
    again.change({ name: 'Other' });
    again.change({ name: initial.name });
    expect(drafts.get('shop')).toBeUndefined();
  });

  it('stays when saving failed', async () => {
    const shop = form({ draft, save: () => Promise.reject(new ApiError('offline', '')) });
    shop.change({ name: 'Precious' });
    await shop.submit();
    expect(drafts.get<Value>('shop')?.value.name).toBe('Precious');
  });
});
