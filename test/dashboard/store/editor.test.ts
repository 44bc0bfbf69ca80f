import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../../dashboard/api.ts';
import { createDrafts } from '../../../dashboard/draft.ts';
import { definitionOf } from '../../../dashboard/pages/campaign/templates/all.ts';
import { createEditor, type EditorApi, type EditorInputs } from '../../../dashboard/store/editor.ts';
import type { Campaign, CampaignDefinition } from '../../../server/contract/campaign.ts';
import { memoryStorage } from '../support/memory-storage.ts';

const NOW = 1_795_230_000_000;
const welcome = definitionOf('welcome', 'ko');
const none = {
  qualified: 0,
  shown: 0,
  clicked: 0,
  dismissed: 0,
  copied: 0,
  converted: 0,
  orders: 0,
  revenueMinor: 0,
  confirmedMinor: 0,
};

function campaign(definition: CampaignDefinition, parts: Partial<Campaign> = {}): Campaign {
  return { id: 'c1', state: 'draft', version: 1, definition, createdAt: NOW, updatedAt: NOW, figures: none, ...parts };
}

/** A server that keeps one campaign as the real one does. */
function server(first?: Campaign) {
  let kept = first;
  const api = {
    campaign: vi.fn(async () => kept as Campaign),
    addCampaign: vi.fn(async (_site: number, definition: CampaignDefinition) => (kept = campaign(definition))),
    saveCampaign: vi.fn<EditorApi['saveCampaign']>(async (_site, _id, { base, definition }) => {
      if (!kept || base !== kept.version) throw new ApiError('stale_version', 'Somebody saved meanwhile.');
      kept = { ...kept, definition, version: base + 1 };
      return kept;
    }),
    setCampaignState: vi.fn<EditorApi['setCampaignState']>(
      async (_site, _id, state) => (kept = { ...(kept as Campaign), state }),
    ),
    importCodes: vi.fn(async () => ({ added: 2, known: 0, faults: [] })),
  } satisfies EditorApi;
  /** Somebody else saves. */
  const elsewhere = (name: string) => {
    if (kept) kept = { ...kept, definition: { ...kept.definition, name }, version: kept.version + 1 };
  };
  return { api, elsewhere };
}

const drafts = () => createDrafts(memoryStorage(), () => NOW);
async function open(parts: Partial<EditorInputs> & Pick<EditorInputs, 'api'>) {
  const editor = createEditor({
    drafts: drafts(),
    siteId: 1,
    start: { from: 'welcome', definition: welcome },
    ...parts,
  });
  await editor.load();
  return editor;
}

describe('a new campaign', () => {
  it('is added as a draft, and further changes become its next versions', async () => {
    const { api } = server();
    const editor = await open({ api });
    expect(await editor.save()).toBe(true);
    expect(editor.campaign.value).toMatchObject({ id: 'c1', version: 1, state: 'draft' });
    editor.set('name', 'Another name');
    expect(await editor.save()).toBe(true);
    expect(api.saveCampaign).toHaveBeenCalledWith(1, 'c1', {
      base: 1,
      definition: expect.objectContaining({ name: 'Another name' }),
    });
    expect(editor.dirty.value).toBe(false);
  });

  it('is saved and started in one go', async () => {
    const { api } = server();
    const editor = await open({ api });
    expect(await editor.goLive()).toBe(true);
    expect(editor.state.value).toBe('live');
    expect(api.addCampaign).toHaveBeenCalledOnce();
  });

  it('is not sent while something is to correct', async () => {
    const { api } = server();
    const editor = await open({ api });
    editor.set('name', '');
    expect(await editor.goLive()).toBe(false);
    expect(api.addCampaign).not.toHaveBeenCalled();
    expect(editor.shownFaults.value.map(({ path }) => path)).toEqual(['name']);
  });

  it('is sent once, however often the button is pressed', async () => {
    const { api } = server();
    const editor = await open({ api });
    await Promise.all([editor.save(), editor.save(), editor.goLive()]);
    expect(api.addCampaign).toHaveBeenCalledOnce();
  });

  it('stays unsaved, and says why, when the server cannot be reached', async () => {
    const { api } = server();
    api.addCampaign.mockRejectedValueOnce(new ApiError('offline', ''));
    const editor = await open({ api });
    expect(await editor.save()).toBe(false);
    expect(editor.failure.value).toBeTruthy();
    expect(editor.campaign.value).toBeUndefined();
    expect(await editor.save()).toBe(true);
    expect(editor.failure.value).toBeUndefined();
  });

  it('has the server’s faults beside its fields until these change', async () => {
    const { api } = server();
    const faults = [{ path: 'variants/0/message/blocks/0/text', rule: 'knows no customer.nam' }];
    api.addCampaign.mockRejectedValueOnce(new ApiError('invalid_field', '', faults));
    const editor = await open({ api });
    expect(await editor.save()).toBe(false);
    expect(editor.counts.value.what).toBe(1);
    expect(editor.faultAt('variants/0/message/blocks/0/text')?.rule).toContain('knows no customer.nam');
    editor.set('variants/0/message/blocks/0/text', 'Hello');
    expect(editor.counts.value.what).toBe(0);
  });
});

describe('a campaign that is there', () => {
  const start = { id: 'c1' };

  it('is sent although the preview has not yet seen what was corrected in another field', async () => {
    const { api } = server();
    const editor = await open({ api });
    editor.note([{ path: 'variants/0/message/blocks/0/until', rule: 'must be given, or the coupon must end' }]);
    editor.set('coupon', { ...welcome.coupon, expires: { afterHours: 24 } });
    expect(await editor.goLive()).toBe(true);
    expect(editor.shownFaults.value).toEqual([]);
  });

  it('is paused without saving what is unsaved', async () => {
    const { api } = server(campaign(welcome, { state: 'live', version: 3 }));
    const editor = await open({ api, start });
    editor.set('name', 'Not yet');
    expect(await editor.pause()).toBe(true);
    expect(editor.state.value).toBe('paused');
    expect(api.saveCampaign).not.toHaveBeenCalled();
    expect(editor.dirty.value).toBe(true);
  });

  it('names the field of a new version that the server refused', async () => {
    const { api } = server(campaign(welcome));
    const faults = [{ path: 'definition/coupon/code', rule: 'is taken' }];
    api.saveCampaign.mockRejectedValueOnce(new ApiError('invalid_field', '', faults));
    const editor = await open({ api, start });
    editor.set('name', 'B');
    await editor.save();
    expect(editor.faultAt('coupon/code')).toBeDefined();
  });

  it('shows what somebody saved meanwhile instead of overwriting it', async () => {
    const { api, elsewhere } = server(campaign(welcome));
    const editor = await open({ api, start });
    editor.set('name', 'Mine');
    elsewhere('Theirs');
    expect(await editor.save()).toBe(false);
    expect(editor.conflict.value?.definition.name).toBe('Theirs');
    expect(editor.failure.value).toBeUndefined();
    editor.takeTheirs();
    expect(editor.value.value.name).toBe('Theirs');
    expect(editor.dirty.value).toBe(false);
  });

  it('is overwritten when that is what the author chooses', async () => {
    const { api, elsewhere } = server(campaign(welcome));
    const editor = await open({ api, start });
    editor.set('name', 'Mine');
    elsewhere('Theirs');
    await editor.save();
    expect(await editor.keepMine()).toBe(true);
    expect(editor.campaign.value).toMatchObject({ version: 3, definition: { name: 'Mine' } });
    expect(editor.conflict.value).toBeUndefined();
  });

  it('shows a single condition as a group without counting that as a change', async () => {
    const { api } = server(campaign({ ...welcome, audience: { kind: 'visit', is: 'new' } }));
    const editor = await open({ api, start });
    expect(editor.value.value.audience).toEqual({ kind: 'all', of: [{ kind: 'visit', is: 'new' }] });
    expect(editor.dirty.value).toBe(false);
  });

  it('can be asked for again when it did not come', async () => {
    const { api } = server(campaign(welcome));
    api.campaign.mockRejectedValueOnce(new ApiError('offline', ''));
    const editor = await open({ api, start });
    expect(editor.ready.value).toBe(false);
    expect(editor.failure.value).toBeTruthy();
    await editor.load();
    expect(editor.ready.value).toBe(true);
  });
});

describe('unsaved work', () => {
  it('comes back after a reload, with the version it began from, and can be thrown away', async () => {
    const { api, elsewhere } = server(campaign(welcome));
    const kept = drafts();
    const before = await open({ api, drafts: kept, start: { id: 'c1' } });
    before.set('name', 'Unsaved');
    before.dispose();
    elsewhere('Theirs');

    const after = await open({ api, drafts: kept, start: { id: 'c1' } });
    expect(after.value.value.name).toBe('Unsaved');
    expect(after.restoredAt.value).toBe(NOW);
    expect(await after.save()).toBe(false);
    expect(after.conflict.value?.definition.name).toBe('Theirs');
    after.discard();
    expect(after.value.value.name).toBe('Theirs');
  });

  it('comes back after a reload also when another tab of the same browser saved its own', async () => {
    const { api } = server(campaign(welcome));
    const kept = drafts();
    const [one, other] = [
      await open({ api, drafts: kept, start: { id: 'c1' } }),
      await open({ api, drafts: kept, start: { id: 'c1' } }),
    ];
    other.set('name', 'Other');
    one.set('name', 'One');
    await one.save();
    expect(await other.save()).toBe(false);
    other.dispose();

    const after = await open({ api, drafts: kept, start: { id: 'c1' } });
    expect(after.value.value.name).toBe('Other');
    expect(await after.save()).toBe(false);
    expect(after.conflict.value?.definition.name).toBe('One');
  });

  it('is forgotten once it is saved', async () => {
    const { api } = server();
    const kept = drafts();
    const before = await open({ api, drafts: kept });
    before.set('name', 'Saved');
    await before.save();
    const after = await open({ api, drafts: kept });
    expect(after.value.value.name).toBe(welcome.name);
    expect(after.restoredAt.value).toBeUndefined();
  });

  it('of one template is not that of another', async () => {
    const { api } = server();
    const kept = drafts();
    (await open({ api, drafts: kept })).set('name', 'Unsaved');
    const other = await open({ api, drafts: kept, start: { from: 'blank', definition: definitionOf('blank', 'ko') } });
    expect(other.restoredAt.value).toBeUndefined();
  });
});

describe('the codes of a pool', () => {
  it('are imported after the campaign is saved', async () => {
    const { api } = server();
    const editor = await open({ api });
    expect(await editor.importCodes('A1B2C3')).toEqual({ added: 2, known: 0, faults: [] });
    expect(api.importCodes).toHaveBeenCalledWith(1, 'c1', 'A1B2C3');
  });

  it('wait until what is to correct is corrected', async () => {
    const { api } = server();
    const editor = await open({ api });
    editor.set('coupon/label', '');
    expect(await editor.importCodes('A1B2C3')).toBeUndefined();
    expect(api.importCodes).not.toHaveBeenCalled();
  });
});
