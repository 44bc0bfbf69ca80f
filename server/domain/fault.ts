import type { FieldFault } from '../contract/error.ts';

const MAX_RECEIVED_CHARS = 100;

/** One broken rule; `received` is left out when the field is missing. */
export function fault(path: string, rule: string, received?: unknown): FieldFault {
  if (received === undefined) return { path, rule };
  return { path, rule, received: JSON.stringify(received).slice(0, MAX_RECEIVED_CHARS) };
}

/** The same faults of a part, seen from the whole. */
export function under(prefix: string, faults: readonly FieldFault[]): FieldFault[] {
  return faults.map((one) => ({ ...one, path: one.path === '' ? prefix : `${prefix}/${one.path}` }));
}
