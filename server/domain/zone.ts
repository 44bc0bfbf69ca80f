/** `2026-11-21` of a moment in a zone: the day that rollups count under. */
export function dayOf(_at: number, _zone: string): string {
  throw new Error('not yet');
}

/** First moment of the day that `at` lies in. */
export function startOfDay(_at: number, _zone: string): number {
  throw new Error('not yet');
}

/** Hour of the day, 0–23. */
export function hourOf(_at: number, _zone: string): number {
  throw new Error('not yet');
}
