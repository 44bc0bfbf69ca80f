/**
 * Chance from a seed: the same seed always draws the same numbers, on every machine. The generator is sfc32 of Chris
 * Doty-Humphrey's PractRand, 3 ns a number.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #count = 1;

  /** Numbers that differ in any bit begin streams that have nothing in common. */
  constructor(seed: number, stream = 0) {
    this.#a = seed | 0;
    this.#b = Math.floor(seed / 2 ** 32) ^ Math.imul(stream, 0x9e3779b1);
    this.#c = stream | 0;
    for (let turn = 0; turn < 12; turn++) this.bits();
  }

  /** 32 bits as a whole number, 0 to 2^32 − 1. */
  bits(): number {
    const drawn = (this.#a + this.#b + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + drawn) | 0;
    return drawn >>> 0;
  }

  /** 0 up to, never reaching, 1. */
  share(): number {
    return this.bits() / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.share() < probability;
  }

  /** A whole number from 0, below `count`. */
  below(count: number): number {
    return Math.floor(this.share() * count);
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.share();
  }

  pick<Thing>(things: readonly [Thing, ...Thing[]] | readonly Thing[]): Thing {
    return things[this.below(things.length)] as Thing;
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.share());
  }

  /** Standard normal, by the polar method of Box and Muller (1958). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.share())) * Math.cos(2 * Math.PI * this.share());
  }

  /** Gamma of scale 1: Marsaglia and Tsang, "A simple method for generating gamma variables" (2000). */
  gamma(shape: number): number {
    if (shape < 1) return this.gamma(shape + 1) * (1 - this.share()) ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const x = this.normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(1 - this.share()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  /** 0 to 1. */
  beta(a: number, b: number): number {
    const one = this.gamma(a);
    return one / (one + this.gamma(b));
  }

  /** How many arrive when `mean` are expected: Knuth for few, the normal approximation for many. */
  poisson(mean: number): number {
    if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.share(); product > limit; product *= this.share()) count++;
    return count;
  }
}
