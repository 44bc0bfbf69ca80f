/** Which requests the shoppers make. */
import type { Batch } from '../../../server/contract/collect.ts';
import { shop } from '../catalogue.ts';
import { bodyOf, requests } from '../shoppers.ts';

export type Traffic = {
  siteKey: string;
  /** Requests until they begin again. */
  requests: number;
  eventsPerRequest: number;
  /** File with ids of visitors on record, one a line; absent: all are new. */
  regulars?: string;
};

const SEED = 1;
/** Of whom the shoppers are drawn. */
const PEOPLE = 1_000_000;

/** The requests by connection: all of one visitor are on one, in their order. @throws Error when some have none. */
export function lanesOf({ siteKey, requests: count, eventsPerRequest }: Traffic, connections: number, now: number) {
  const lanes: Batch[][] = Array.from({ length: connections }, () => []);
  const laneOf = new Map<string, Batch[]>();
  const endless = requests({ seed: SEED, people: PEOPLE, eventsPerRequest, shop });
  for (let made = 0; made < count; made++) {
    const batch = bodyOf(endless.next().value, siteKey, now);
    const lane = laneOf.get(batch.visitor) ?? (lanes[laneOf.size % connections] as Batch[]);
    laneOf.set(batch.visitor, lane);
    lane.push(batch);
  }
  if (lanes.some(({ length }) => length === 0)) {
    throw new Error(`${laneOf.size} visitors are too few for ${connections} connections`);
  }
  return lanes;
}
