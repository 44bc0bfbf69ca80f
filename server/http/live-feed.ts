import type { LiveEvent } from '../contract/api.ts';

type Listener = (lines: LiveEvent[]) => void;

/** Hands what batches bring to the dashboards that watch. */
export class LiveFeed {
  readonly #listeners = new Map<number, Set<Listener>>();

  publish(siteId: number, lines: LiveEvent[]): void {
    if (lines.length === 0) return;
    for (const listener of this.#listeners.get(siteId) ?? []) listener(lines);
  }

  /** @returns how to stop; may be called again. */
  watch(siteId: number, listener: Listener): () => void {
    const listeners = this.#listeners.get(siteId) ?? new Set();
    this.#listeners.set(siteId, listeners.add(listener));
    return () => void listeners.delete(listener);
  }
}
