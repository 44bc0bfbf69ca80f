// What pages of one visit hand on to later ones. It lives as long as the tab, in sessionStorage.
import { attempt } from '../../guard.ts';
import type { Tag } from '../../part.ts';

const KEY = 'dangol_m';
/** More is not kept: a cart of 200 lines has half of it. */
const MAX_CHARS = 32_000;

export type Memory = {
  /** What pages were asked to remember, by name. */
  kept: Record<string, unknown>;
  /** The order that was told last. */
  order?: unknown;
  /** The customer who was told last, as JSON. */
  customer?: string;
};

/** The tag, for a reader of mappings: what is tried in pick mode has a memory of its own. */
export type Reader = Tag & { memory: Memory };

/** A reader that knows what earlier pages left. */
export function recall(tag: Tag): Reader {
  return { ...tag, memory: attempt(() => JSON.parse(sessionStorage[KEY])) ?? { kept: {} } };
}

/** Hands on what is known now; nothing, once the visitor has refused. */
export function keep(tag: Reader): void {
  const json = JSON.stringify(tag.memory);
  attempt(() => {
    if (tag.agrees() && json.length <= MAX_CHARS) sessionStorage[KEY] = json;
    else delete sessionStorage[KEY];
  });
}
