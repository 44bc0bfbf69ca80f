import { describe, expect, it } from 'vitest';
import { createDrafts } from '../../../dashboard/draft.ts';
import { createPlatformStore } from '../../../dashboard/store/platform.ts';
import { memoryStorage } from '../support/memory-storage.ts';

const known = ['cafe24', 'other'] as const;

describe('the platform that instructions are shown for', () => {
  it('is what was chosen for this shop, also the next time', () => {
    const drafts = createDrafts(memoryStorage(), () => 0);
    expect(createPlatformStore(drafts, 1, known).chosen.value).toBeUndefined();
    createPlatformStore(drafts, 1, known).choose('cafe24');
    expect(createPlatformStore(drafts, 1, known).chosen.value).toBe('cafe24');
    expect(createPlatformStore(drafts, 2, known).chosen.value).toBeUndefined();
  });

  it('is none when there is no such platform any more', () => {
    const drafts = createDrafts(memoryStorage(), () => 0);
    drafts.keep('platform.1', 'gone');
    expect(createPlatformStore(drafts, 1, known).chosen.value).toBeUndefined();
  });
});
