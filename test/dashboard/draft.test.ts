import { describe, expect, it } from 'vitest';
import { createDrafts } from '../../dashboard/draft.ts';
import { memoryStorage } from './support/memory-storage.ts';

const DAY = 86_400_000;

describe('a draft', () => {
  it('is there again after a reload, with when it was made and what it was based on', () => {
    const storage = memoryStorage();
    createDrafts(storage, () => 5 * DAY).keep('campaign.1', { name: 'A' }, 3);
    const afterReload = createDrafts(storage, () => 5 * DAY + 1);
    expect(afterReload.get('campaign.1')).toEqual({ value: { name: 'A' }, at: 5 * DAY, base: 3 });
    expect(afterReload.get('campaign.2')).toBeUndefined();
  });

  it('is gone once it is dropped', () => {
    const drafts = createDrafts(memoryStorage(), () => 0);
    drafts.keep('a', 1);
    drafts.drop('a');
    expect(drafts.get('a')).toBeUndefined();
  });

  it('is forgotten after thirty days', () => {
    const storage = memoryStorage();
    createDrafts(storage, () => 0).keep('a', 1);
    expect(createDrafts(storage, () => 30 * DAY - 1).get('a')).toBeDefined();
    expect(createDrafts(storage, () => 30 * DAY).get('a')).toBeUndefined();
  });

  it('is not there, and nothing breaks, where the browser refuses storage or holds nonsense', () => {
    const refuses = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const drafts = createDrafts({ getItem: refuses, setItem: refuses, removeItem: refuses }, () => 0);
    drafts.keep('a', 1);
    drafts.drop('a');
    expect(drafts.get('a')).toBeUndefined();
    const storage = memoryStorage();
    storage.setItem('dangol.draft.a', '{half');
    expect(createDrafts(storage, () => 0).get('a')).toBeUndefined();
  });
});
