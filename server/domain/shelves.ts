import type { Params } from '../contract/event.ts';
import type { CompiledCampaign } from './compile.ts';
import { keysOf, valuesAt } from './filter.ts';

/**
 * Campaigns laid out by what they wait for, so that those that wait for another product, search or page are not even asked. Each
 * lies in one place: by a value that its trigger asks for, else by the pages it is bound to, else with all the others.
 */
export class Shelves {
  /** By property of the event, then by key of the value. */
  readonly #byValue = new Map<string, Map<string, CompiledCampaign[]>>();
  readonly #byPage = new Map<string, CompiledCampaign[]>();
  readonly #others: CompiledCampaign[] = [];

  /** @param byValue false where it is not known yet what the event will hold. */
  constructor(campaigns: readonly CompiledCampaign[], byValue: boolean) {
    for (const campaign of campaigns) this.#put(campaign, byValue);
  }

  /**
   * All that an event with these parameters could trigger on a page with this path key, those first that win over the
   * others. Some of them will be refused all the same.
   */
  find(page: string, params: Params = {}): CompiledCampaign[] {
    const found = [...this.#others, ...(this.#byPage.get(page) ?? [])];
    for (const [property, byKey] of this.#byValue) {
      for (const value of valuesAt(property, params)) {
        for (const key of keysOf(value)) found.push(...(byKey.get(key) ?? []));
      }
    }
    return [...new Set(found)].sort((a, b) => a.rank - b.rank);
  }

  #put(campaign: CompiledCampaign, byValue: boolean): void {
    const { clue, pages } = campaign.trigger;
    if (clue && byValue) {
      const byKey = getOrMake(this.#byValue, clue.property, () => new Map<string, CompiledCampaign[]>());
      for (const key of new Set(clue.keys)) getOrMake(byKey, key, () => []).push(campaign);
      return;
    }
    if (!pages) this.#others.push(campaign);
    for (const page of new Set(pages)) getOrMake(this.#byPage, page, () => []).push(campaign);
  }
}

function getOrMake<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key);
  if (known) return known;
  const made = make();
  map.set(key, made);
  return made;
}
