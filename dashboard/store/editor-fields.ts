/**
 * One value that is edited field by field: what it is now, what is wrong with it and may be said, and the way back.
 * Fields are named by path (`pages/campaign/path.ts`), the same for an edit, a fault of ours and a fault of the server.
 */
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { FieldFault } from '../../server/contract/error.ts';
import { getAt, insertAt, isWithin, moveAt, removeAt, setAt } from '../pages/campaign/path.ts';

/** Steps that can be taken back. Each shares all that it did not change, so a step is small. */
const MAX_STEPS = 200;

export type Fields<Value> = ReturnType<typeof createFields<Value>>;

/** @param check what is wrong with a value; pure. */
export function createFields<Value>(initial: Value, check: (value: Value) => FieldFault[]) {
  const value = signal(initial);
  const saved = signal(initial);
  const past = signal<Value[]>([]);
  const future = signal<Value[]>([]);
  const touched = signal<ReadonlySet<string>>(new Set());
  const attempted = signal(false);
  /** What the server found, each with the value it was found in: another value is another matter. */
  const found = signal<{ fault: FieldFault; was: unknown }[]>([]);
  /** Typing on in one field is one step. */
  let typingIn: string | undefined;

  const own = computed(() => check(value.value));
  const faults = computed(() => [
    ...own.value,
    ...found.value
      .filter(({ fault, was }) => getAt(value.value, fault.path) === was)
      .map(({ fault }) => fault)
      .filter(({ path }) => own.value.every((fault) => fault.path !== path)),
  ]);
  /** Faults of fields that were left, or all after an attempt to save. */
  const shownFaults: ReadonlySignal<FieldFault[]> = computed(() =>
    attempted.value ? faults.value : faults.value.filter(({ path }) => touched.value.has(path)),
  );
  const dirty = computed(() => value.value !== saved.value && ordered(value.value) !== ordered(saved.value));

  function change(next: Value, path?: string) {
    if (next === value.value || ordered(next) === ordered(value.value)) return;
    batch(() => {
      if (path === undefined || path !== typingIn) past.value = [...past.value.slice(1 - MAX_STEPS), value.value];
      future.value = [];
      value.value = next;
    });
    typingIn = path;
  }

  /** A change of a list moves its entries to other paths: what was touched there says nothing any more. */
  function changeList(next: Value, path: string) {
    touched.value = new Set([...touched.value].filter((one) => !isWithin(one, path)));
    change(next);
  }

  function step(from: typeof past, to: typeof past) {
    const next = from.value.at(-1);
    if (next === undefined) return;
    typingIn = undefined;
    batch(() => {
      to.value = [...to.value, value.value];
      from.value = from.value.slice(0, -1);
      value.value = next;
    });
  }

  return {
    value: value as ReadonlySignal<Value>,
    /** What is wrong by the rules that the form knows. */
    own,
    /** With what the server has found. */
    faults,
    shownFaults,
    dirty,
    attempted: attempted as ReadonlySignal<boolean>,
    canUndo: computed(() => past.value.length > 0),
    canRedo: computed(() => future.value.length > 0),

    get: (path: string) => getAt(value.value, path),
    /** The first fault of exactly this field that may be said now. */
    faultAt: (path: string) => shownFaults.value.find((fault) => fault.path === path),

    /** `undefined` takes the field away. */
    set: (path: string, next: unknown) => change(setAt(value.value, path, next), path),
    replace: (next: Value) => change(next),
    insert: (path: string, index: number, entry: unknown) =>
      changeList(insertAt(value.value, path, index, entry), path),
    remove: (path: string, index: number) => changeList(removeAt(value.value, path, index), path),
    move: (path: string, from: number, to: number) => changeList(moveAt(value.value, path, from, to), path),
    undo: () => step(past, future),
    redo: () => step(future, past),

    /** The author has left the field. */
    touch(path: string) {
      typingIn = undefined;
      if (!touched.value.has(path)) touched.value = new Set(touched.value).add(path);
    },
    /** The author wants to save: from now on every fault may be said. */
    attempt() {
      attempted.value = true;
    },
    /** Takes what only the server could find at or below `area`; what it found there before is forgotten. */
    note(list: FieldFault[], area = '') {
      const elsewhere = found.value.filter(({ fault }) => !isWithin(fault.path, area));
      found.value = [...elsewhere, ...list.map((fault) => ({ fault, was: getAt(value.value, fault.path) }))];
    },
    /** `next` is what the server holds now; what was typed since stays typed. */
    settle(next: Value) {
      batch(() => {
        saved.value = next;
        found.value = [];
        attempted.value = false;
      });
    },
    /** Starts over from what the server holds. */
    reset(next: Value) {
      typingIn = undefined;
      batch(() => {
        value.value = next;
        saved.value = next;
        past.value = [];
        future.value = [];
        touched.value = new Set();
        found.value = [];
        attempted.value = false;
      });
    },
  };
}

/** JSON with its keys in order, so that the order of edits makes no difference. */
function ordered(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) =>
    entry !== null && typeof entry === 'object' && !Array.isArray(entry)
      ? Object.fromEntries(Object.entries(entry).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : entry,
  );
}
