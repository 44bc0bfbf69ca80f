import type { VisitorId } from '../contract/ids.ts';
import { type Effect, journey, measures, sessionsWith } from './facts.ts';
import type { Order, Person, RecordedEvent, Session } from './person.ts';
import type { Cut } from './session.ts';
import { dayNumber } from './zone.ts';

/** What an event adds to the figures of its site. `before` is the person without it. */
export function countEvent(
  before: Person,
  event: RecordedEvent,
  { session, begun }: Cut,
  order: Order | undefined,
  zone: string,
): Effect[] {
  const { at, name } = event;
  const counts: Effect[] = [];
  const count = (metric: string, amount: number) =>
    counts.push({ kind: 'count', metric, at, channel: session.channel, amount });
  if (!measures.some((measure) => measure === name)) count(name, 1);
  if (isFirstOfDay(before.sessions, at, zone, session.visitor)) {
    count('visitors', 1);
    if (isFirstOfDay(before.sessions, at, zone)) count('people', 1);
  }
  if (begun) count('sessions', 1);
  const step = journey.find((one) => one === name && (one !== 'purchase' || order));
  if (step && !hasTaken(before, session, step)) count(sessionsWith(step), 1);
  if (order) {
    count('orders', 1);
    count('revenue', order.valueMinor);
  }
  return counts;
}

/** Newest first: a step taken twice was mostly taken a moment ago. */
function hasTaken({ events }: Person, session: Session, step: string): boolean {
  return events.findLast((event) => event.name === step && event.session === session.id) !== undefined;
}

/** Whether no session of that visitor, or of anybody, touches the local day of `at`. Newest first: mostly that one does. */
function isFirstOfDay(sessions: readonly Session[], at: number, zone: string, visitor?: VisitorId): boolean {
  const day = dayNumber(at, zone);
  const touches = (session: Session) =>
    (!visitor || session.visitor === visitor) &&
    dayNumber(session.startedAt, zone) <= day &&
    dayNumber(session.lastAt, zone) >= day;
  return sessions.findLast(touches) === undefined;
}
