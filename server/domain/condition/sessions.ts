import type { Condition } from '../../contract/audience.ts';
import { compileClock } from '../clock.ts';
import type { Look } from '../look.ts';
import type { Session } from '../person.ts';
import { wallTime } from '../zone.ts';
import { compileRange } from './range.ts';
import { compileWindow } from './window.ts';

type SessionsCondition = Extract<Condition, { kind: 'sessions' }>;

/** So many sessions begun, this one included. Without window and clock all count; otherwise those that are remembered. */
export function compileSessions({ within, weekdays, hours, times }: SessionsCondition): (look: Look) => boolean {
  const inRange = compileRange(times);
  const anyTime = !weekdays && !hours;
  if (!within && anyTime) return ({ person }) => inRange(person.sessionCount);
  const startOf = compileWindow(within);
  const onClock = compileClock(weekdays, hours);
  return (look) => {
    const { zone } = look.site.settings;
    const start = startOf(look);
    const counts = ({ startedAt }: Session) => startedAt >= start && (anyTime || onClock(wallTime(startedAt, zone)));
    return inRange(look.person.sessions.filter(counts).length);
  };
}
