import type { Params } from '../../../server/contract/event.ts';
import type { VisitorId } from '../../../server/contract/ids.ts';
import { advance } from '../../../server/domain/advance.ts';
import { compileCampaigns } from '../../../server/domain/compile.ts';
import type { Person, RecordedEvent } from '../../../server/domain/person.ts';
import { event, person, settings } from './shop.ts';

const noCampaigns = compileCampaigns([], settings);

/** Something that happened, at so many milliseconds. */
export type Act = { name: string; at: number; params?: Params; url?: string; visitor?: string; referrer?: string };

export function happened({ name, at, params, url, referrer }: Act): RecordedEvent {
  return { ...event(name, at, params, url), ...(referrer && { referrer }) };
}

/** A person to whom all this happened, told in this order. Every purchase is a new order. */
export function personWith(acts: readonly Act[], start = person()): Person {
  return acts.reduce((before, act) => {
    const facts = {
      visitor: (act.visitor ?? 'visitor-1') as VisitorId,
      settings,
      newOrder: act.name === 'purchase',
      campaigns: noCampaigns,
    };
    return advance(before, happened(act), facts).person;
  }, start);
}
