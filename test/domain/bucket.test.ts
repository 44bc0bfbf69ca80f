import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucket } from '../../server/domain/bucket.ts';

type Cases = { version: 'v1'; vectors: [campaign: string, salt: string, person: string, share: number][] };
const cases: Cases = JSON.parse(readFileSync(new URL('../cases/bucket.json', import.meta.url), 'utf8'));

describe('bucket', () => {
  it.each(cases.vectors)('never moves a person: %s %s %s', (campaign, salt, person, share) => {
    expect(bucket(cases.version, campaign, salt, person)).toBe(share);
  });

  it('is a share from 0 up to, not including, 1', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (campaign, salt, person) => {
        const share = bucket('v1', campaign, salt, person);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThan(1);
      }),
    );
  });

  it('spreads people evenly, and differently for each campaign and salt', () => {
    const people = Array.from({ length: 10_000 }, (_, index) => `person-${index}`);
    const shareBelow = (draw: (person: string) => boolean) => people.filter(draw).length / people.length;
    // Four standard deviations of a binomial with n = 10,000.
    const held = (person: string) => bucket('v1', 'c1', 'holdout', person) < 0.1;
    expect(Math.abs(shareBelow(held) - 0.1)).toBeLessThan(0.012);
    const inBoth = (salt: string, campaign: string) => (person: string) =>
      held(person) && bucket('v1', campaign, salt, person) < 0.5;
    expect(Math.abs(shareBelow(inBoth('variant', 'c1')) - 0.05)).toBeLessThan(0.009);
    expect(Math.abs(shareBelow(inBoth('holdout', 'c2')) - 0.05)).toBeLessThan(0.009);
  });
});
