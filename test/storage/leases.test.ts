import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OfferId } from '../../server/contract/ids.ts';
import { type Lease, Leases } from '../../server/storage/sqlite/leases.ts';

const LEASE = 30;

type Act = { kind: 'lease' | 'show' | 'hold out' | 'count'; offer: number; step: number };

const act = fc.record<Act>({
  kind: fc.constantFrom('lease', 'lease', 'show', 'hold out', 'count', 'count'),
  offer: fc.integer({ min: 0, max: 5 }),
  // The clock mostly goes forward.
  step: fc.oneof({ weight: 9, arbitrary: fc.nat(20) }, { weight: 1, arbitrary: fc.integer({ min: -50, max: 0 }) }),
});

/** What is on record, read whole at each question. */
class Record {
  readonly untilOf = new Map<OfferId, number>();
  reads = 0;

  read = (now: number): Lease[] => {
    this.reads++;
    const all = [...this.untilOf].map(([id, until]) => ({ id, until }));
    return all.filter(({ until }) => until > now).sort((a, b) => a.until - b.until);
  };
}

/** Does the same to the record and to the leases; both counts of each question. */
function play(acts: Act[]): { counted: number[]; expected: number[]; record: Record } {
  const record = new Record();
  const leases = new Leases(record.read);
  const counted: number[] = [];
  const expected: number[] = [];
  let now = 1_000;
  for (const { kind, offer, step } of acts) {
    now += step;
    const id = `offer-${offer}` as OfferId;
    if (kind === 'count') {
      counted.push(leases.count(now));
      expected.push([...record.untilOf.values()].filter((until) => until > now).length);
    } else if (kind === 'show') {
      record.untilOf.set(id, 0);
      leases.end(id);
    } else {
      const until = kind === 'lease' ? now + LEASE : 0;
      record.untilOf.set(id, until);
      leases.put(id, until);
    }
  }
  return { counted, expected, record };
}

describe('the leases of a campaign', () => {
  it('are counted as the record has them, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const { counted, expected } = play(acts);
        expect(counted).toEqual(expected);
      }),
      { numRuns: 2_000, seed: 20_261_122 },
    );
  });

  it('are read once, however often they are counted', () => {
    const acts = Array.from({ length: 300 }, (_, index): Act => {
      return { kind: index % 2 ? 'count' : 'lease', offer: index % 7, step: 1 };
    });
    const { record, counted } = play(acts);
    expect(counted).toHaveLength(150);
    expect(record.reads).toBe(1);
  });
});
