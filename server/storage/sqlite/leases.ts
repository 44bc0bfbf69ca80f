import type { OfferId } from '../../contract/ids.ts';

/** An offer that may appear on some page until then, milliseconds UTC. */
export type Lease = { id: OfferId; until: number };

/**
 * The leases of one campaign, so that none has to be read to count them: a bound on showings to everybody is asked with every
 * page view, and counting with SQL took a seventh of a batch of ten. What ends first comes first, as it does while the clock goes
 * forward; when it went back, they are read again.
 */
export class Leases {
  readonly #read: (now: number) => Lease[];
  #untilOf: Map<OfferId, number> | undefined;
  /** Up to when ended ones were dropped. */
  #countedAt = 0;
  #latest = 0;

  /** @param read all that end after `now`, the first to end first. */
  constructor(read: (now: number) => Lease[]) {
    this.#read = read;
  }

  /** The offer is leased until then, whatever it was before; 0 for not at all. */
  put(id: OfferId, until: number): void {
    this.end(id);
    if (until === 0) return;
    if (until < this.#latest) this.#untilOf = undefined;
    this.#untilOf?.set(id, until);
    this.#latest = until;
  }

  /** The offer was shown. */
  end(id: OfferId): void {
    this.#untilOf?.delete(id);
  }

  /** Those that end after `now`. */
  count(now: number): number {
    if (now < this.#countedAt) this.#untilOf = undefined;
    this.#countedAt = now;
    this.#untilOf ??= this.#readAll(now);
    for (const [id, until] of this.#untilOf) {
      if (until > now) break;
      this.#untilOf.delete(id);
    }
    return this.#untilOf.size;
  }

  #readAll(now: number): Map<OfferId, number> {
    const all = this.#read(now);
    this.#latest = all.at(-1)?.until ?? 0;
    return new Map(all.map(({ id, until }) => [id, until]));
  }
}
