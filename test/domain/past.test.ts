import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventId } from '../../server/contract/ids.ts';
import { MAX_REMEMBERED_EVENTS, Past, type PastEvent } from '../../server/domain/past.ts';

let made = 0;
function happened(at: number): PastEvent {
  return { id: `e${++made}` as EventId, name: 'page_view', at, session: 's', url: 'https://shop.example/', params: {} };
}

/** A past that counts how often it is read. */
function stored(events: readonly PastEvent[]) {
  const reads = { count: 0 };
  const stretch = { size: events.length, since: events[0]?.at, until: events.at(-1)?.at ?? 0 };
  const past = Past.stored(stretch, () => {
    reads.count++;
    return events;
  });
  return { past, reads };
}

describe('a past that is stored', () => {
  const before = [1, 5, 9].map(happened);

  it('is not read to be added to, counted or copied, nor for what came last', () => {
    const { past, reads } = stored(before);
    const last = happened(12);
    past.add(happened(3));
    past.add(last);
    expect([past.size, past.copy().since, past.isRead]).toEqual([5, 1, false]);
    expect(past.findLast(({ at }) => at > 10)).toBe(last);
    expect(reads.count).toBe(0);
  });

  it('is read once, also by copies', () => {
    const { past, reads } = stored(before);
    const copy = past.copy();
    copy.add(happened(6));
    expect(copy.events.map(({ at }) => at)).toEqual([1, 5, 6, 9]);
    expect(past.events).toEqual(before);
    expect(reads.count).toBe(1);
  });

  it('is as long as what is there: retention may have taken some', () => {
    const past = Past.stored({ size: 3, since: 1, until: 9 }, () => before.slice(1));
    expect(past.events).toHaveLength(2);
    expect([past.size, past.since]).toEqual([2, 5]);
  });

  it('gives the newest first and everything once, in any order of coming', () => {
    const times = fc.array(fc.nat(20), { maxLength: 8 });
    fc.assert(
      fc.property(times, times, times, (old, late, later) => {
        const sorted = old.toSorted((a, b) => a - b).map(happened);
        const known = Past.of(sorted);
        const { past } = stored(sorted);
        for (const some of [late, later]) {
          for (const event of some.map(happened)) for (const one of [known, past]) one.add(event);
          expect([past.size, past.since]).toEqual([known.size, known.since]);
          expect([...past.copy().newestFirst()]).toEqual(known.events.toReversed());
        }
        expect(past.events).toEqual(known.events);
        const names = known.events.map(({ at }) => at);
        expect(names).toEqual(names.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('a past that is full', () => {
  it('loses its oldest, whenever they come', () => {
    const full = Array.from({ length: MAX_REMEMBERED_EVENTS }, (_, index) => happened(100 + index));
    const { past } = stored(full);
    const [older, newer] = [happened(50), happened(1_000)];
    past.add(older);
    past.add(newer);
    expect([past.size, past.since]).toEqual([MAX_REMEMBERED_EVENTS, 101]);
    expect(past.events).toEqual([...full.slice(1), newer]);
  });
});
