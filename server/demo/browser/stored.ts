/** A value kept in this browser as JSON. Storage that is forbidden or holds something else reads as `empty`. */
export function readStored<Value>(key: string, empty: Value): Value {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? empty;
  } catch {
    return empty;
  }
}

export function writeStored(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Full or forbidden: the shop forgets with the page.
  }
}
