import type { ReachReport } from '../../contract/api.ts';
import type { Condition } from '../../contract/audience.ts';
import type { Site } from '../../contract/site.ts';
import { compileAudience, fits } from '../../domain/audience.ts';
import type { Nouns } from './nouns.ts';

/** People looked at, at most: the share among 10,000 is right to one percent point (95 %). */
export const MAX_LOOKED = 10_000;
/**
 * Time for looking: somebody waits, and the write-ahead log cannot start again while a statement reads. With it and the
 * counting of a million people, which takes 40 ms, the report stays below 200 ms.
 */
const LOOK_MS = 80;
/** People looked at between two looks at the clock: a moment in which the machine was away costs none of few people. */
const AT_A_TIME = 64;

/** How many people fit an audience now, counted in a fair sample of them: as many as there is time for. */
export function reach(nouns: Nouns, site: Site, condition: Condition, now: number): ReachReport {
  const audience = compileAudience(condition);
  const averageOrderMinor = nouns.orders.averageMinor(site.id);
  const facts = { settings: site, ...(averageOrderMinor === undefined ? {} : { averageOrderMinor }) };
  const until = performance.now() + LOOK_MS;
  let looked = 0;
  let fit = 0;
  for (const person of nouns.people.sample(site.id, MAX_LOOKED)) {
    looked += 1;
    if (fits(audience, person, facts, now)) fit += 1;
    if (looked % AT_A_TIME === 0 && performance.now() > until) break;
  }
  return { looked, fit, people: nouns.people.count(site.id) };
}
