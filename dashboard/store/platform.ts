import { type ReadonlySignal, signal } from '@preact/signals';
import type { Drafts } from '../draft.ts';

export type PlatformStore<Id extends string> = {
  /** What somebody chose for this shop in this browser. */
  chosen: ReadonlySignal<Id | undefined>;
  choose(id: Id): void;
};

/** Which platform the instructions of a shop are shown for. A choice outlives the screen. */
export function createPlatformStore<Id extends string>(
  drafts: Pick<Drafts, 'get' | 'keep'>,
  site: number,
  known: readonly Id[],
): PlatformStore<Id> {
  const key = `platform.${site}`;
  const kept = drafts.get<Id>(key)?.value;
  const chosen = signal(known.find((id) => id === kept));
  return {
    chosen,
    choose(id) {
      chosen.value = id;
      drafts.keep(key, id);
    },
  };
}
