import { describe, expect, it } from 'vitest';
import { Random } from '../../server/demo/shoppers/random.ts';
import { priceFaultOf } from '../../server/domain/prices.ts';

/** Prices of a shop, newest first: around 30,000, from socks to furniture. */
function prices(seed: number, count: number, spread = 0.7, priced = 0.97): (number | undefined)[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => {
    const price = Math.round(30 * Math.exp(spread * random.normal())) * 1_000;
    return random.chance(priced) ? price : undefined;
  });
}

const changed = (past: (number | undefined)[], count: number, change: (price: number) => number | undefined) =>
  past.map((price, index) => (index < count && price !== undefined ? change(price) : price));

describe('prices that are as they used to be', () => {
  it.each([100, 150, 400, 3_000])('are right in a thousand shops, known from %i events', (count) => {
    const wrong = Array.from({ length: 1_000 }, (_, seed) => priceFaultOf(prices(seed, count))).filter(Boolean);
    expect(wrong).toEqual([]);
  });

  it('may differ as much as those of a shop with socks and sofas, half of them without a price', () => {
    const wrong = Array.from({ length: 300 }, (_, seed) => priceFaultOf(prices(seed, 600, 1.5, 0.5))).filter(Boolean);
    expect(wrong).toEqual([]);
  });

  it('are not known from a few events, however odd', () => {
    expect(priceFaultOf(changed(prices(1, 99), 10, (price) => price * 100))).toBeUndefined();
    expect(priceFaultOf([])).toBeUndefined();
  });

  it('may never have been there', () => {
    expect(priceFaultOf(new Array(500).fill(undefined))).toBeUndefined();
  });

  it('may be halved or doubled: a sale is no fault', () => {
    expect(priceFaultOf(changed(prices(2, 600), 30, (price) => price / 2))).toBeUndefined();
    expect(priceFaultOf(changed(prices(2, 600), 30, (price) => price * 2))).toBeUndefined();
  });
});

describe('prices that stopped making sense', () => {
  it.each([100, 10, 0.1, 0.01])('are told when they are %d times what they were', (factor) => {
    const told = priceFaultOf(changed(prices(3, 600, 0.4), 30, (price) => price * factor));
    expect(told).toMatchObject({ fault: 'shifted' });
    expect(told && 'factor' in told && told.factor).toBeCloseTo(factor);
  });

  it('are told when they are not there any more', () => {
    const told = priceFaultOf(changed(prices(4, 600), 30, () => undefined));
    expect(told).toMatchObject({ fault: 'unpriced', share: 0 });
    expect(told && 'usual' in told && told.usual).toBeGreaterThan(0.9);
  });

  it('are told as long as half of what is known is older', () => {
    expect(priceFaultOf(changed(prices(7, 600, 0.4), 280, (price) => price * 100))).toMatchObject({ factor: 100 });
    expect(priceFaultOf(changed(prices(7, 600), 280, () => undefined))).toMatchObject({ fault: 'unpriced' });
  });

  it('are told in a small shop too, from its last ten', () => {
    expect(priceFaultOf(changed(prices(5, 100), 10, () => undefined))).toMatchObject({ fault: 'unpriced' });
    expect(priceFaultOf(changed(prices(6, 100, 0.4), 10, (price) => price / 100))).toMatchObject({ fault: 'shifted' });
  });
});
