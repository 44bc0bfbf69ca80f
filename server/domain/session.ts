import type { VisitorId } from '../contract/ids.ts';
import { SESSION_IDLE_MS } from '../contract/limits.ts';
import { channelOf, utmOf } from './channel.ts';
import { MAX_REMEMBERED_SESSIONS, type RecordedEvent, type Session } from './person.ts';

export type Cut = {
  /** The one the event belongs to. */
  session: Session;
  /** True when the event began it. */
  begun: boolean;
};

/**
 * Finds the session of an event among those of its person, or begins one; puts it in its place of `sessions`, oldest first,
 * at most MAX_REMEMBERED_SESSIONS. A session is one visitor's: 30 minutes of
 * silence end it, and a page view that a campaign brought (UTM, click id) begins another. An event that comes late joins
 * the session of its time.
 */
export function cutSession(
  sessions: Session[],
  event: RecordedEvent,
  visitor: VisitorId,
  origins: readonly string[],
): Cut {
  const place = placeAt(sessions, visitor, event.at);
  const open = sessions[place];
  const utm = event.name === 'page_view' ? utmOf(event.url) : {};
  if (!open || (bringsAnew(event, utm, open) && !hasBegun(sessions, sessionId(visitor, event.at)))) {
    const session = begin(sessionId(visitor, event.at), event, visitor, origins, utm);
    remember(sessions, session);
    return { session, begun: true };
  }
  const session = carryOn(open, event, origins, utm);
  sessions[place] = session;
  return { session, begun: false };
}

/** The id of a session that a visitor's event began. */
export function sessionId(visitor: VisitorId, beganAt: number): string {
  return `${visitor}.${beganAt}`;
}

/** When the event happened that began a session, as its id says; an earlier one may have come later. */
export function sessionBegan(id: string): number {
  return Number(id.slice(id.lastIndexOf('.') + 1));
}

/** Where the session lies that is open at a moment; -1 when none is. Newest first: mostly that one is. */
function placeAt(sessions: readonly Session[], visitor: VisitorId, at: number): number {
  const isOpen = (session: Session) => session.visitor === visitor && at < session.lastAt + SESSION_IDLE_MS;
  const place = sessions.findLastIndex((session) => isOpen(session) && at >= session.startedAt);
  if (place >= 0) return place;
  // The first events of a page can overtake each other: one may come a little before the start of its session.
  return sessions.findIndex((session) => isOpen(session) && at > session.startedAt - SESSION_IDLE_MS);
}

function hasBegun(sessions: readonly Session[], id: string): boolean {
  return sessions.some((session) => session.id === id);
}

function bringsAnew(event: RecordedEvent, utm: Session['utm'], session: Session): boolean {
  const names = Object.keys(utm);
  if (names.length === 0 || isLanding(event, session)) return false;
  const before = session.utm;
  return names.length !== Object.keys(before).length || names.some((name) => utm[name] !== before[name]);
}

/** The first page view tells where a session came from, even if other events of it overtook that. */
function isLanding({ name, at }: RecordedEvent, session: Session): boolean {
  return name === 'page_view' && (session.landing === '' || at < session.startedAt);
}

function begin(
  id: string,
  event: RecordedEvent,
  visitor: VisitorId,
  origins: readonly string[],
  utm: Session['utm'],
): Session {
  const { at } = event;
  const session: Session = { id, visitor, startedAt: at, lastAt: at, channel: 'direct', landing: '', utm: {} };
  return isLanding(event, session) ? land(session, event, origins, utm) : session;
}

function carryOn(open: Session, event: RecordedEvent, origins: readonly string[], utm: Session['utm']): Session {
  const { startedAt, lastAt } = open;
  const session = { ...open, startedAt: Math.min(startedAt, event.at), lastAt: Math.max(lastAt, event.at) };
  return isLanding(event, open) ? land(session, event, origins, utm) : session;
}

function land(session: Session, event: RecordedEvent, origins: readonly string[], utm: Session['utm']): Session {
  const { url, referrer } = event;
  const landed: Session = { ...session, channel: channelOf({ url, referrer, origins }, utm), landing: url, utm };
  if (referrer) landed.referrer = referrer;
  return landed;
}

function remember(sessions: Session[], session: Session): void {
  const place = sessions.findLastIndex((one) => one.startedAt <= session.startedAt) + 1;
  sessions.splice(place, 0, session);
  if (sessions.length > MAX_REMEMBERED_SESSIONS) sessions.shift();
}
