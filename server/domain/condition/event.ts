import type { Condition } from '../../contract/audience.ts';
import type { Range } from '../../contract/filter.ts';
import { compileFilters } from '../filter.ts';
import type { Look } from '../look.ts';
import { mostOf, tallyOf } from '../memory.ts';
import type { PastEvent } from '../past.ts';
import { HOUR_MS } from '../zone.ts';
import { compileRange } from './range.ts';
import { compileWindow } from './window.ts';

type Of<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>;

/** Did it so many times. Without window and filters all times count; otherwise those that are remembered one by one. */
export function compileEvent({ name, where, within, times }: Of<'event'>): (look: Look) => boolean {
  const inRange = compileRange(times);
  if (!within && !where?.length) return ({ person }) => inRange(tallyOf(person, name)?.count ?? 0);
  const passes = compileFilters(where);
  const startOf = compileWindow(within);
  // From the newest back, until the window or the question ends: a regular's month is seldom all that is remembered.
  return (look) => {
    if (times.atLeast !== undefined && mostOf(look.person, name).count < times.atLeast) return false;
    const start = startOf(look);
    const events = look.eventsOf(name, start);
    let count = 0;
    for (let at = events.length - 1; at >= 0 && !isSettled(count, times); at--) {
      const event = events[at] as PastEvent;
      if (event.at < start && !within?.session) break;
      if ((!within?.session || event.session === look.session?.id) && passes(event)) count++;
    }
    return inRange(count);
  };
}

/** Whether counting on would change nothing. */
function isSettled(count: number, { atLeast = 0, atMost }: Range): boolean {
  return atMost === undefined ? count >= atLeast : count > atMost;
}

/** The first or last time was so many hours ago. */
export function compileElapsed({ name, which, where, hours }: Of<'elapsed'>): (look: Look) => boolean {
  const inRange = compileRange(hours);
  const passes = compileFilters(where);
  const timeOf = ({ person, eventsOf }: Look): number | undefined => {
    if (!where?.length) return which === 'first' ? tallyOf(person, name)?.firstAt : tallyOf(person, name)?.lastAt;
    const events = eventsOf(name);
    return (which === 'first' ? events.find(passes) : events.findLast(passes))?.at;
  };
  return (look) => {
    const at = timeOf(look);
    return at !== undefined && inRange((look.now - at) / HOUR_MS);
  };
}
