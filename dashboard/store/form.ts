/**
 * One form: its value, what is wrong with it, and what became of saving it. Faults show beside a field once the field was
 * left or saving was tried, so that nobody is corrected while typing. With a draft key, unsaved work survives a reload.
 */
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { FieldFault } from '../../server/contract/error.ts';
import { ApiError } from '../api.ts';
import type { Drafts } from '../draft.ts';
import { failureText } from '../failure.ts';
import { faultAt, faultsOf } from '../validate.ts';

export type Form<Value extends object> = {
  value: ReadonlySignal<Value>;
  /** Everything that is wrong, shown or not. */
  faults: ReadonlySignal<FieldFault[]>;
  dirty: ReadonlySignal<boolean>;
  busy: ReadonlySignal<boolean>;
  /** Why the last attempt to save failed as a whole. */
  failure: ReadonlySignal<string | undefined>;
  /** When the draft that the form began with was made; undefined without one. */
  restoredAt: ReadonlySignal<number | undefined>;
  change(part: Partial<Value>): void;
  /** Call when a field loses the focus: from then on its fault shows. */
  leave(path: string): void;
  /** The fault to show beside the field at `path`. */
  error(path: string): string | undefined;
  /** Saves when nothing is wrong. @returns whether it was saved. */
  submit(): Promise<boolean>;
  /** Back to what was last saved. */
  discard(): void;
};

type FormInputs<Value extends object> = {
  initial: Value;
  schema: object;
  refs?: object[];
  /** Rules that a schema cannot say. */
  check?: (value: Value) => FieldFault[];
  /** @returns what is saved now. */
  save: (value: Value) => Promise<Value>;
  draft?: { drafts: Drafts; key: string };
};

export function createForm<Value extends object>(inputs: FormInputs<Value>): Form<Value> {
  const { schema, refs, check, save, draft } = inputs;
  const kept = draft?.drafts.get<Value>(draft.key);
  const saved = signal(inputs.initial);
  const value = signal(kept?.value ?? inputs.initial);
  const restoredAt = signal(kept?.at);
  const left = signal<ReadonlySet<string>>(new Set());
  const tried = signal(false);
  const busy = signal(false);
  const failure = signal<string>();
  const refused = signal<FieldFault[]>([]);

  const faults = computed(() => [
    ...faultsOf(value.value, schema, refs),
    ...(check?.(value.value) ?? []),
    ...refused.value,
  ]);
  const dirty = computed(() => JSON.stringify(value.value) !== JSON.stringify(saved.value));

  function settle(next: Value): void {
    batch(() => {
      saved.value = next;
      value.value = next;
      left.value = new Set();
      tried.value = false;
      failure.value = undefined;
      refused.value = [];
      restoredAt.value = undefined;
    });
    draft?.drafts.drop(draft.key);
  }

  return {
    value,
    faults,
    dirty,
    busy,
    failure,
    restoredAt,
    change(part) {
      batch(() => {
        value.value = { ...value.value, ...part };
        refused.value = [];
      });
      if (dirty.value) draft?.drafts.keep(draft.key, value.value);
      else draft?.drafts.drop(draft.key);
    },
    leave(path) {
      if (!left.value.has(path)) left.value = new Set([...left.value, path]);
    },
    error(path) {
      return tried.value || left.value.has(path) ? faultAt(faults.value, path) : undefined;
    },
    async submit() {
      tried.value = true;
      refused.value = [];
      if (busy.value || faults.value.length > 0) return false;
      busy.value = true;
      failure.value = undefined;
      try {
        settle(await save(value.value));
        return true;
      } catch (error) {
        failure.value = failureText(error);
        if (error instanceof ApiError) refused.value = error.faults;
        return false;
      } finally {
        busy.value = false;
      }
    },
    discard: () => settle(saved.value),
  };
}
