/**
 * What an event costs when millions are stored, over what the first ones cost. Both servers are equally young and get the same
 * requests of the same visitors, whom the large database knows.
 */
import { atMost, type Form, type Row } from '../support/scoreboard.ts';
import type { Server } from '../support/server.ts';
import { type Contestant, contest, type Plan } from './contest.ts';
import type { LargeDatabase } from './large-database.ts';
import { short } from './rounds.ts';
import { pidOf } from './shop.ts';
import type { Stage } from './stage.ts';

const EVENTS_PER_REQUEST = 10;
const CONNECTIONS = 128;
const SECONDS = 60;
const REQUESTS: Record<Form, number> = { short: 4_000, long: 20_000 };
/** Counted, so that the small database is one of 200,000 events at the end: 5,000 requests and 5 × 3,000. */
const PLAN: Record<Form, Plan> = {
  short: { rounds: 1, warmUp: { seconds: SECONDS, most: 200 }, turn: { seconds: SECONDS, most: 300 } },
  long: { rounds: 5, warmUp: { seconds: SECONDS, most: 5_000 }, turn: { seconds: SECONDS, most: 3_000 } },
};

export async function growth(stage: Stage, database: LargeDatabase, form: Form): Promise<Row[]> {
  const plan = PLAN[form];
  const small = await stage.openShop(database.campaigns);
  return stage.onDatabase(database.dataFolder, async (large) => {
    const contestant = (server: Server, siteKey: string): Contestant => {
      const { regulars } = database;
      const traffic = { siteKey, eventsPerRequest: EVENTS_PER_REQUEST, requests: REQUESTS[form], regulars };
      return { shoppers: { url: server.url, connections: CONNECTIONS, traffic }, pid: pidOf(server) };
    };
    const ones = contestant(small.server, small.siteKey);
    const others = contestant(large, database.shop.siteKey);
    const { ratio, told } = await contest(stage.load, ones, others, plan);
    const first = EVENTS_PER_REQUEST * ((plan.warmUp.most ?? 0) + plan.rounds * (plan.turn.most ?? 0));
    const cost = `cost per event with ${database.size} stored over that of the first ${short(first)}`;
    return [atMost(`${cost}, ten a request, people on record (${told})`, ratio, '×', 1.25)];
  });
}
