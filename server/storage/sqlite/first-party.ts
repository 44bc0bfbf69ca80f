import type { FirstPartyReport } from '../../contract/api.ts';
import type { Site } from '../../contract/site.ts';
import { UNNAMED_VIEWS } from '../../domain/facts.ts';
import { dayOf } from '../../domain/zone.ts';
import type { Nouns } from './nouns.ts';

/** Adds one to the page views of today. */
export function countView({ rollups }: Nouns, site: Site, now: number): void {
  rollups.add(site.id, site.zone, { kind: 'count', metric: UNNAMED_VIEWS, at: now, channel: '', amount: 1 });
}

export function firstPartyReport({ arrivals, consents, rollups }: Nouns, site: Site, now: number): FirstPartyReport {
  const today = dayOf(now, site.zone);
  return {
    arrivals: arrivals.list(site.id),
    consents: consents.count(site.id),
    unnamedViews: rollups.sumDays(site.id, today, today).get(today)?.get(UNNAMED_VIEWS) ?? 0,
  };
}
