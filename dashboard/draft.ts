/** Unsaved work, kept in this browser until it is saved or thrown away. */

const PREFIX = 'dangol.draft.';
/** A draft left alone so long is forgotten: what it was based on has changed by then. */
const KEPT_DAYS = 30;

export type Draft<Value> = {
  value: Value;
  /** Milliseconds since 1970 when it was last changed. */
  at: number;
  /** Version of what was edited, when that has versions. */
  base?: number;
};

export type Drafts = ReturnType<typeof createDrafts>;

/** @param storage `localStorage`, or a fake; one that refuses (private mode, full) only means that nothing is kept. */
export function createDrafts(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, now: () => number) {
  return {
    /** What was kept under `key`, or undefined. */
    get<Value>(key: string): Draft<Value> | undefined {
      const draft = attempt(() => JSON.parse(storage.getItem(PREFIX + key) ?? 'null') as Draft<Value> | null);
      return draft && now() - draft.at < KEPT_DAYS * 86_400_000 ? draft : undefined;
    },
    keep<Value>(key: string, value: Value, base?: number): void {
      const draft: Draft<Value> = { value, at: now(), ...(base === undefined ? {} : { base }) };
      attempt(() => storage.setItem(PREFIX + key, JSON.stringify(draft)));
    },
    drop(key: string): void {
      attempt(() => storage.removeItem(PREFIX + key));
    },
  };
}

function attempt<Result>(act: () => Result): Result | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
