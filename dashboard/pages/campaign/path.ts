/**
 * Fields of a campaign by path: slash-separated from its root, `audience/of/0/times/atLeast`, as the server names them
 * in its faults. One notation for reading, editing, and placing a fault beside its field.
 */

type Branch = Record<string, unknown> | unknown[];

/** The value at `path`; undefined when any step of it is missing. The empty path is the root. */
export function getAt(root: unknown, path: string): unknown {
  let value = root;
  for (const step of steps(path)) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

/** A copy of `root` with `value` at `path`, sharing what did not change. `undefined` takes the field away. */
export function setAt<T>(root: T, path: string, value: unknown): T {
  if (Object.is(getAt(root, path), value)) return root;
  return put(root, steps(path), value) as T;
}

/** A copy with `value` put into the list at `path`, before `index`. A missing list counts as empty. */
export function insertAt<T>(root: T, path: string, index: number, value: unknown): T {
  return setAt(root, path, listAt(root, path).toSpliced(index, 0, value));
}

/** A copy without the list's entry at `index`. */
export function removeAt<T>(root: T, path: string, index: number): T {
  return setAt(root, path, listAt(root, path).toSpliced(index, 1));
}

/** A copy with the list's entry moved; out of range changes nothing. */
export function moveAt<T>(root: T, path: string, from: number, to: number): T {
  const list = listAt(root, path);
  if (to < 0 || to >= list.length || from === to) return root;
  const without = list.toSpliced(from, 1);
  return setAt(root, path, without.toSpliced(to, 0, list[from]));
}

/** The list at `path`, empty when there is none. */
export function listAt(root: unknown, path: string): unknown[] {
  const list = getAt(root, path);
  return Array.isArray(list) ? list : [];
}

/** True when `path` is `ancestor` or lies below it. */
export function isWithin(path: string, ancestor: string): boolean {
  return ancestor === '' || path === ancestor || path.startsWith(`${ancestor}/`);
}

/** `join('audience/of', 2, 'times')`; empty parts are left out. */
export function join(...parts: (string | number)[]): string {
  return parts.filter((part) => part !== '').join('/');
}

function steps(path: string): string[] {
  return path === '' ? [] : path.split('/');
}

function put(node: unknown, [step, ...rest]: string[], value: unknown): unknown {
  if (step === undefined) return value;
  const branch: Branch = node !== null && typeof node === 'object' ? (node as Branch) : {};
  const child = put((branch as Record<string, unknown>)[step], rest, value);
  if (Array.isArray(branch)) return branch.with(Number(step), child);
  if (child !== undefined) return { ...branch, [step]: child };
  const { [step]: _gone, ...others } = branch;
  return others;
}
