import type { ReachReport } from '../../contract/api.ts';
import type { Condition } from '../../contract/audience.ts';
import type { Site } from '../../contract/site.ts';
import { compileAudience, fits } from '../../domain/audience.ts';
import type { Nouns } from './nouns.ts';

/** People looked at. The share among 10,000 is right to one percent point (95 %), and reading them takes about a second. */
export const MAX_LOOKED = 10_000;

/** How many people fit an audience now, counted in a fair sample of them. */
export function reach(nouns: Nouns, site: Site, condition: Condition, now: number): ReachReport {
  const audience = compileAudience(condition);
  const averageOrderMinor = nouns.orders.averageMinor(site.id);
  const facts = { settings: site, ...(averageOrderMinor === undefined ? {} : { averageOrderMinor }) };
  let looked = 0;
  let fit = 0;
  for (const person of nouns.people.sample(site.id, MAX_LOOKED)) {
    looked += 1;
    if (fits(audience, person, facts, now)) fit += 1;
  }
  return { looked, fit, people: nouns.people.count(site.id) };
}
