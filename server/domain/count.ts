import type { VisitorId } from '../contract/ids.ts';
import { type Effect, journey, measures, sessionsWith } from './facts.ts';
import type { Order, PastEvent, RecordedEvent, Session } from './person.ts';
import type { Cut } from './session.ts';
import { dayNumber } from './zone.ts';

const notCounted: ReadonlySet<string> = new Set(measures);
const steps = new Map<string, string>(journey.map((step) => [step, sessionsWith(step)]));

/** What was known of a person before an event. */
export type Before = {
  events: readonly PastEvent[];
  /** Who of the person had been there on the day of the event. */
  metOnDay: Met;
};

/** What an event adds to the figures of its site. */
export function countEvent(
  before: Before,
  { at, name }: RecordedEvent,
  { session, begun }: Cut,
  order: Order | undefined,
): Effect[] {
  const { channel } = session;
  const counts: Effect[] = [];
  const count = (metric: string, amount: number) => counts.push({ kind: 'count', metric, at, channel, amount });
  if (!notCounted.has(name)) count(name, 1);
  if (before.metOnDay !== 'visitor') count('visitors', 1);
  if (before.metOnDay === 'nobody') count('people', 1);
  if (begun) count('sessions', 1);
  const step = name === 'purchase' && !order ? undefined : steps.get(name);
  if (step && !hasTaken(before, session, name)) count(step, 1);
  if (order) {
    count('orders', 1);
    count('revenue', order.valueMinor);
  }
  return counts;
}

/** Newest first: a step taken twice was mostly taken a moment ago. */
function hasTaken({ events }: Before, session: Session, step: string): boolean {
  return events.findLast((event) => event.name === step && event.session === session.id) !== undefined;
}

/** Whether this visitor had been there, or another one that is the same person, or nobody. */
export type Met = 'visitor' | 'person' | 'nobody';

/** Who of a person was there on the local day of `at`, by their sessions. Newest first: mostly that one touches the day. */
export function metOnDay(sessions: readonly Session[], at: number, zone: string, visitor: VisitorId): Met {
  const day = dayNumber(at, zone);
  const touches = (session: Session) =>
    dayNumber(session.startedAt, zone) <= day && dayNumber(session.lastAt, zone) >= day;
  if (sessions.findLast((session) => session.visitor === visitor && touches(session))) return 'visitor';
  return sessions.findLast(touches) ? 'person' : 'nobody';
}
