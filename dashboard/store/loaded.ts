import { type ReadonlySignal, signal } from '@preact/signals';
import { failureText } from '../failure.ts';

/** Something that comes from the server. While it is fetched again the last value stays. */
export type Loaded<Value> = {
  value: ReadonlySignal<Value | undefined>;
  /** Why the last attempt failed, in the language of the screen then. */
  failure: ReadonlySignal<string | undefined>;
  load(): Promise<void>;
  /** Takes a newer value that came as the answer to a change. */
  put(value: Value): void;
};

/** An answer that was overtaken by a later request or change is dropped. */
export function createLoaded<Value>(fetch: () => Promise<Value>): Loaded<Value> {
  const value = signal<Value>();
  const failure = signal<string>();
  let turn = 0;
  return {
    value,
    failure,
    async load() {
      const mine = ++turn;
      try {
        const fresh = await fetch();
        if (mine !== turn) return;
        value.value = fresh;
        failure.value = undefined;
      } catch (error) {
        if (mine === turn) failure.value = failureText(error);
      }
    },
    put(next) {
      turn += 1;
      value.value = next;
      failure.value = undefined;
    },
  };
}
