import type { LiveEvent } from '../contract/api.ts';

export type Watcher = {
  siteId: number;
  /** What is stored of the token of the session that it was opened with. */
  session: string;
  tell: (lines: LiveEvent[]) => void;
  end: () => void;
};

/** Hands what batches bring to the dashboards that watch. They are few: see `MAX_WATCHERS`. */
export class LiveFeed {
  readonly #watchers = new Set<Watcher>();

  isWatched(siteId: number): boolean {
    for (const watcher of this.#watchers) if (watcher.siteId === siteId) return true;
    return false;
  }

  publish(siteId: number, lines: LiveEvent[]): void {
    if (lines.length === 0) return;
    for (const watcher of this.#watchers) if (watcher.siteId === siteId) watcher.tell(lines);
  }

  /** @returns how to stop; may be called again. */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  /** Somebody signed out: nothing more is told to what was opened with that session. */
  endSession(session: string): void {
    for (const watcher of this.#watchers) if (watcher.session === session) watcher.end();
  }

  /** The server goes down. */
  endAll(): void {
    for (const watcher of this.#watchers) watcher.end();
  }
}
