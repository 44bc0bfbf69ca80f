import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VisitorId } from '../../server/contract/ids.ts';
import { SESSION_IDLE_MS } from '../../server/contract/limits.ts';
import { MAX_REMEMBERED_SESSIONS, type RecordedEvent, type Session } from '../../server/domain/person.ts';
import { cutSession } from '../../server/domain/session.ts';
import { event, MINUTE, START } from './support/shop.ts';

const phone = 'visitor-phone' as VisitorId;
const laptop = 'visitor-laptop' as VisitorId;
const origins = ['https://shop.example'];

type Visit = { at: number; name?: string; query?: string; visitor?: VisitorId; referrer?: string };

/** Feeds visits in the order they come; returns the sessions and which one each visit belongs to. */
function cutAll(visits: Visit[]): { sessions: Session[]; of: string[]; begun: number } {
  const sessions: Session[] = [];
  let begun = 0;
  const of = visits.map(({ at, name = 'page_view', query = '', visitor = phone, referrer }) => {
    const url = `https://shop.example/${query}`;
    const happened: RecordedEvent = { ...event(name, START + at, {}, url), ...(referrer && { referrer }) };
    const cut = cutSession(sessions, happened, visitor, origins);
    if (cut.begun) begun++;
    return cut.session.id;
  });
  return { sessions, of, begun };
}

describe('a session', () => {
  it('goes on while less than 30 minutes pass, and ends at 30', () => {
    expect(cutAll([{ at: 0 }, { at: SESSION_IDLE_MS - 1 }]).begun).toBe(1);
    expect(cutAll([{ at: 0 }, { at: SESSION_IDLE_MS }]).begun).toBe(2);
  });

  it('may last for hours', () => {
    expect(cutAll(Array.from({ length: 20 }, (_, index) => ({ at: index * 20 * MINUTE }))).begun).toBe(1);
  });

  it('begins anew when another campaign brings the visitor', () => {
    const mail = '?utm_source=news&utm_medium=email';
    const { begun, sessions } = cutAll([
      { at: 0 },
      { at: MINUTE, query: mail },
      { at: 2 * MINUTE, query: mail },
      { at: 3 * MINUTE },
      { at: 4 * MINUTE, query: '?gclid=1' },
    ]);
    expect(begun).toBe(3);
    expect(sessions.map(({ channel }) => channel)).toEqual(['direct', 'email', 'advertising']);
    expect(sessions[1]?.utm).toEqual({ utm_source: 'news', utm_medium: 'email' });
  });

  it('is one visitor’s: two browsers of a person have two', () => {
    const { of } = cutAll([{ at: 0 }, { at: 1, visitor: laptop }, { at: 2 }, { at: 3, visitor: laptop }]);
    expect(of[0]).toBe(of[2]);
    expect(of[1]).toBe(of[3]);
    expect(of[0]).not.toBe(of[1]);
  });

  it('keeps where it came from, also when the first event was no page view', () => {
    const { sessions } = cutAll([
      { at: 0, name: 'identify' },
      { at: 5, referrer: 'https://www.google.com/' },
      { at: MINUTE, referrer: 'https://chatgpt.com/' },
    ]);
    expect(sessions).toMatchObject([{ channel: 'search', landing: 'https://shop.example/' }]);
    expect(sessions[0]?.referrer).toBe('https://www.google.com/');
  });

  it('takes a late event into the session of its time', () => {
    const { of, begun } = cutAll([{ at: 0 }, { at: 120 * MINUTE }, { at: 10 * MINUTE }, { at: 100 * MINUTE }]);
    expect(begun).toBe(2);
    expect(of[2]).toBe(of[0]);
    expect(of[3]).toBe(of[1]);
  });

  it('takes a late event into the session before a campaign brought the visitor back', () => {
    const { of } = cutAll([{ at: 0 }, { at: 10 * MINUTE, query: '?gclid=1' }, { at: 5 * MINUTE }]);
    expect(of[2]).toBe(of[0]);
  });

  it('came from its first page view, even when later ones overtook that', () => {
    const { sessions } = cutAll([{ at: MINUTE }, { at: 0, query: '?utm_medium=email' }]);
    expect(sessions).toMatchObject([{ channel: 'email', startedAt: START, id: `${phone}.${START + MINUTE}` }]);
  });

  it('is named by its visitor and start, so that the log gives the same name again', () => {
    const visits = [{ at: 0 }, { at: 40 * MINUTE }];
    expect(cutAll(visits).of).toEqual([`${phone}.${START}`, `${phone}.${START + 40 * MINUTE}`]);
  });

  it('is remembered with the newest hundred', () => {
    const { sessions, begun } = cutAll(Array.from({ length: 120 }, (_, index) => ({ at: index * 60 * MINUTE })));
    expect(begun).toBe(120);
    expect(sessions).toHaveLength(MAX_REMEMBERED_SESSIONS);
    expect(sessions.at(-1)?.startedAt).toBe(START + 119 * 60 * MINUTE);
  });

  const anyVisits = fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 300 }).map((minutes) => minutes * MINUTE),
      visitor: fc.constantFrom(phone, laptop),
      query: fc.constantFrom('', '', '', '?utm_source=a', '?utm_source=b'),
    }),
    { maxLength: 40 },
  );

  it('is cut as a plain walk over the log cuts it', () => {
    fc.assert(
      fc.property(anyVisits, (visits) => {
        const inOrder = visits.toSorted((a, b) => a.at - b.at);
        // Within one millisecond there is no order; the tag never sends two landings in one.
        fc.pre(new Set(inOrder.map(({ at, visitor }) => `${at}${visitor}`)).size === inOrder.length);
        const last = new Map<VisitorId, { at: number; query: string }>();
        let expected = 0;
        for (const { at, visitor, query } of inOrder) {
          const before = last.get(visitor);
          const anew = !before || at - before.at >= SESSION_IDLE_MS || (query !== '' && query !== before.query);
          if (anew) expected++;
          last.set(visitor, { at, query: anew ? query : (before?.query ?? '') });
        }
        expect(cutAll(inOrder).begun).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('holds its events in whatever order they come', () => {
    fc.assert(
      fc.property(anyVisits, (visits) => {
        const { sessions, of } = cutAll(visits);
        for (const [index, { at, visitor }] of visits.entries()) {
          const session = sessions.find(({ id }) => id === of[index]);
          expect(session?.visitor).toBe(visitor);
          expect(START + at).toBeGreaterThanOrEqual(session?.startedAt ?? Number.POSITIVE_INFINITY);
          expect(START + at).toBeLessThanOrEqual(session?.lastAt ?? 0);
        }
        expect(new Set(sessions.map(({ id }) => id)).size).toBe(sessions.length);
      }),
      { numRuns: 500 },
    );
  });
});
