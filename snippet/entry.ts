/**
 * One event on its way: in memory, in the database, and between the two. Its JSON is made once, without the page's
 * address, which is written into it only when the event belongs to another page than the one that sends it.
 */
export type Entry = { id: string; at: number; url: string; json: string; bytes: number };

/** How many entries from the start of a list fit; at least one, as an event is never cut. */
export function countFitting(entries: readonly Entry[], maxEvents: number, maxBytes: number): number {
  let left = maxBytes;
  const end = entries.findIndex(({ bytes, url }, index) => {
    left -= bytes + url.length;
    return index > 0 && (index >= maxEvents || left < 0);
  });
  return end < 0 ? entries.length : end;
}

/** How many entries at the start of a list are too many to keep. */
export function surplus(entries: readonly Entry[], maxEvents: number, maxBytes: number): number {
  return entries.length - countFitting([...entries].reverse(), maxEvents, maxBytes);
}
