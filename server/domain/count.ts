import type { VisitorId } from '../contract/ids.ts';
import { type Effect, type JourneyStep, journey, measures, sessionsWith } from './facts.ts';
import type { Order, RecordedEvent, Session } from './person.ts';
import type { Cut } from './session.ts';
import { dayNumber } from './zone.ts';

const notCounted: ReadonlySet<string> = new Set(measures);
const steps: ReadonlySet<string> = new Set(journey);

/**
 * What an event adds to the figures of its site. Its session notes the step that it took.
 *
 * @param met who of the person had been there on the day of the event.
 */
export function countEvent(
  met: Met,
  { at, name }: RecordedEvent,
  { session, begun }: Cut,
  order: Order | undefined,
): Effect[] {
  const { channel } = session;
  const counts: Effect[] = [];
  const count = (metric: string, amount: number) => counts.push({ kind: 'count', metric, at, channel, amount });
  if (!notCounted.has(name)) count(name, 1);
  if (met !== 'visitor') count('visitors', 1);
  if (met === 'nobody') count('people', 1);
  if (begun) count('sessions', 1);
  const isStep = steps.has(name) && (name !== 'purchase' || order !== undefined);
  if (isStep && takesStep(session, name as JourneyStep)) count(sessionsWith(name as JourneyStep), 1);
  if (order) {
    count('orders', 1);
    count('revenue', order.valueMinor);
  }
  return counts;
}

/** Whether the session has not taken this step before; it has from now on. */
function takesStep(session: Session, step: JourneyStep): boolean {
  const { steps = [] } = session;
  if (steps.includes(step)) return false;
  session.steps = [...steps, step];
  return true;
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
