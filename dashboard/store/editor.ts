/**
 * One campaign being edited: loaded or new, checked as it is typed, kept in this browser until it is saved, saved as a new
 * version on the one it began from. Draws nothing and knows no addresses.
 */
import { batch, computed, effect, signal, untracked } from '@preact/signals';
import type { Campaign, CampaignDefinition, CampaignState } from '../../server/contract/campaign.ts';
import type { FieldFault } from '../../server/contract/error.ts';
import { type Api, ApiError } from '../api.ts';
import type { Drafts } from '../draft.ts';
import { failureText } from '../failure.ts';
import { text } from '../i18n/text.ts';
import { withRootGroup } from '../pages/campaign/audience.ts';
import { blankCampaign } from '../pages/campaign/blank.ts';
import { campaignFormFaults, countByTab, definitionPath } from '../pages/campaign/faults.ts';
import { createFields } from './editor-fields.ts';

export type EditorApi = Pick<Api, 'campaign' | 'addCampaign' | 'saveCampaign' | 'setCampaignState' | 'importCodes'>;

export type EditorInputs = {
  api: EditorApi;
  drafts: Drafts;
  siteId: number;
  /** Which campaign, or what a new one starts as; `from` names that start, so that each start has a draft of its own. */
  start: { id: string } | { from: string; definition: CampaignDefinition };
};

export type Editor = ReturnType<typeof createEditor>;
/** What is under way. */
export type Busy = 'loading' | 'saving' | 'starting' | 'pausing' | 'importing';

export function createEditor({ api, drafts, siteId, start }: EditorInputs) {
  const isNew = 'definition' in start;
  const draftKey = `campaign.${siteId}.${isNew ? `new.${start.from}` : start.id}`;
  const initial = isNew ? start.definition : undefined;

  const campaign = signal<Campaign>();
  const ready = signal(false);
  const busy = signal<Busy | undefined>(isNew ? undefined : 'loading');
  const failure = signal<string>();
  /** Somebody else's newer version, met when saving. */
  const conflict = signal<Campaign>();
  /** When the draft that editing went on from was last changed. */
  const restoredAt = signal<number>();
  /** Version that this edit began from. */
  let base = 0;

  const fields = createFields(initial ?? blankCampaign(), campaignFormFaults);
  // A draft is kept with every change and gone when there is nothing unsaved any more.
  const stopKeeping = effect(() => {
    const value = fields.value.value;
    const dirty = fields.dirty.value;
    if (!ready.value) return;
    if (dirty) untracked(() => drafts.keep(currentKey(), value, base));
    else drafts.drop(currentKey());
  });

  function currentKey(): string {
    return campaign.peek() && isNew ? `campaign.${siteId}.${campaign.peek()?.id}` : draftKey;
  }

  /** Takes a version of the server as what is saved; `edited`: what is in the form stays. */
  function take(newest: Campaign, edited?: 'edited'): void {
    const definition = withRootGroup(newest.definition);
    batch(() => {
      campaign.value = newest;
      conflict.value = undefined;
      failure.value = undefined;
      if (edited) fields.settle(definition);
      else fields.reset(definition);
    });
    base = newest.version;
  }

  function restore(): void {
    const draft = drafts.get<CampaignDefinition>(draftKey);
    if (draft) {
      fields.replace(draft.value);
      base = draft.base ?? base;
      if (fields.dirty.value) restoredAt.value = draft.at;
    }
    ready.value = true;
  }

  async function load(): Promise<void> {
    if (isNew) return;
    busy.value = 'loading';
    failure.value = undefined;
    try {
      take(await api.campaign(siteId, start.id));
      restore();
    } catch (error) {
      failure.value = failureText(error);
    } finally {
      busy.value = undefined;
    }
  }

  /** Does one thing at a time and says what went wrong. @returns whether it was done. */
  async function attempt(doing: Busy, act: () => Promise<void>): Promise<boolean> {
    if (busy.value) return false;
    busy.value = doing;
    failure.value = undefined;
    try {
      await act();
      return true;
    } catch (error) {
      await explain(error);
      return false;
    } finally {
      busy.value = undefined;
    }
  }

  async function explain(error: unknown): Promise<void> {
    if (error instanceof ApiError && error.code === 'stale_version' && campaign.value) {
      conflict.value = await api.campaign(siteId, campaign.value.id).catch(() => undefined);
      // Another tab of this browser took the draft with it when it saved.
      drafts.keep(currentKey(), fields.value.value, base);
    }
    if (error instanceof ApiError && error.faults.length > 0) {
      fields.note(error.faults.map(inOurWords));
    }
    if (!conflict.value) failure.value = failureText(error);
  }

  /** Writes a new version, if anything is unsaved. @throws ApiError */
  async function write(): Promise<void> {
    const definition = fields.value.value;
    const known = campaign.value;
    if (known && !fields.dirty.value) return;
    const oldKey = currentKey();
    const saved = known
      ? await api.saveCampaign(siteId, known.id, { base, definition })
      : await api.addCampaign(siteId, definition);
    // What was typed while the answer was on its way stays, and stays unsaved.
    take(saved, 'edited');
    if (!known) drafts.drop(oldKey);
    restoredAt.value = undefined;
  }

  /**
   * What the server found before does not count: it may have been corrected in another field since, and whether it was is for
   * the server to say.
   */
  function sound(): boolean {
    fields.attempt();
    return fields.own.value.length === 0;
  }

  async function change(doing: Busy, state: CampaignState): Promise<boolean> {
    return attempt(doing, async () => {
      if (state === 'live') await write();
      const known = campaign.value;
      if (!known) return;
      const changed = await api.setCampaignState(siteId, known.id, state);
      campaign.value = { ...changed, definition: known.definition };
      base = changed.version;
    });
  }

  if (isNew) restore();

  return {
    ...fields,
    campaign,
    ready,
    busy,
    failure,
    conflict,
    restoredAt,
    counts: computed(() => countByTab(fields.shownFaults.value)),
    state: computed<CampaignState>(() => campaign.value?.state ?? 'draft'),

    /** Fetches a campaign that is there; a new one is ready from the start. */
    load,
    /** Saves when nothing is wrong. @returns whether it is saved. */
    save: async () => sound() && attempt('saving', write),
    /** Saves and lets it run. */
    goLive: async () => sound() && change('starting', 'live'),
    pause: () => change('pausing', 'paused'),
    /** Saves over the newer version. */
    async keepMine(): Promise<boolean> {
      if (!conflict.value) return false;
      base = conflict.value.version;
      return sound() && attempt('saving', write);
    },
    /** Drops what was edited for the newer version. */
    takeTheirs(): void {
      if (conflict.value) take(conflict.value);
    },
    /** Back to what is saved. */
    discard(): void {
      restoredAt.value = undefined;
      const known = campaign.value;
      if (known) take(known);
      else if (initial) fields.reset(initial);
    },
    /** Saves the campaign, then adds codes to its pool. @returns undefined when that could not be done. */
    async importCodes(csv: string) {
      if (!sound()) return undefined;
      let imported: Awaited<ReturnType<EditorApi['importCodes']>> | undefined;
      await attempt('importing', async () => {
        await write();
        if (campaign.value) imported = await api.importCodes(siteId, campaign.value.id, csv);
      });
      return imported;
    },
    dispose: stopKeeping,
  };
}

/** A fault that only the server found, named and told as the form does. */
function inOurWords({ path, rule }: FieldFault): FieldFault {
  return { path: definitionPath(path), rule: text('rule.server', { rule }) };
}
