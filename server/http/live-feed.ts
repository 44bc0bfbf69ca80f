import type { LiveEvent } from '../contract/api.ts';

type Listener = (lines: LiveEvent[]) => void;

/** Hands what batches bring to the dashboards that watch. */
export class LiveFeed {
  readonly #listeners = new Map<number, Set<Listener>>();
  #size = 0;

  /** Watchers of all sites. */
  get size(): number {
    return this.#size;
  }

  publish(siteId: number, lines: LiveEvent[]): void {
    if (lines.length === 0) return;
    for (const listener of this.#listeners.get(siteId) ?? []) listener(lines);
  }

  /** @returns how to stop; may be called again. */
  watch(siteId: number, listener: Listener): () => void {
    const listeners = this.#listeners.get(siteId) ?? new Set();
    this.#listeners.set(siteId, listeners.add(listener));
    this.#size++;
    return () => {
      if (listeners.delete(listener)) this.#size--;
    };
  }
}
