import type { Arrival } from '../contract/api.ts';
import type { Store } from '../storage/store.ts';

/** Seen again within this time, an arrival is not news. */
const NEWS_MS = 5 * 60_000;
/** Remembered at once: anybody can name a host. */
const MAX_KNOWN = 1_000;
/** What the store takes. */
const MAX_HOST = 300;

/** Notes through which hosts pages report, a few times an hour rather than with every batch. */
export class Arrivals {
  readonly #store: Pick<Store, 'noteArrival'>;
  /** When each was noted last. */
  readonly #known = new Map<string, number>();

  constructor(store: Pick<Store, 'noteArrival'>) {
    this.#store = store;
  }

  note(siteId: number, arrival: Pick<Arrival, 'origin' | 'host' | 'firstParty'>, now: number): void {
    const { origin, host, firstParty } = arrival;
    const key = `${siteId} ${origin} ${host} ${firstParty}`;
    const isNews = now - (this.#known.get(key) ?? Number.NEGATIVE_INFINITY) >= NEWS_MS;
    if (!isNews || host.length > MAX_HOST || origin.length > MAX_HOST) return;
    if (this.#known.size >= MAX_KNOWN) this.#known.clear();
    this.#known.set(key, now);
    // The batch does not wait for it. What fails is noted the next time.
    this.#store.noteArrival(siteId, arrival, now).catch(() => this.#known.delete(key));
  }
}
