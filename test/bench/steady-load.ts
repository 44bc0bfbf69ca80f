/** An hour of rush, cut to a minute: shoppers on record come at a steady rate, and the server's memory is watched. */
import type { ReachReport } from '../../server/contract/api.ts';
import { residentMb } from '../support/process-figures.ts';
import { atLeast, atMost, type Form, type Row } from '../support/scoreboard.ts';
import type { LargeDatabase } from './large-database.ts';
import { type Result, refusedOf } from './load/tally.ts';
import { percent, short } from './rounds.ts';
import { pidOf } from './shop.ts';
import type { Stage } from './stage.ts';

/** A little more than what has to be reached: the last answer comes after the last request. */
const EVENTS_PER_SECOND: Record<Form, number> = { short: 500, long: 5_200 };
/** A page view and what the page tells come together. */
const EVENTS_PER_REQUEST = 2;
const CONNECTIONS = 512;
const REQUESTS: Record<Form, number> = { short: 8_000, long: 40_000 };
const SECONDS: Record<Form, number> = { short: 1, long: 60 };
const LOOK_EVERY_MS = 500;

export async function steadyLoad(stage: Stage, database: LargeDatabase, form: Form): Promise<Row[]> {
  const { siteKey, siteId } = database.shop;
  return stage.onDatabase(database.dataFolder, async (server) => {
    const api = await server.signIn();
    const everybody = { audience: { kind: 'all', of: [] } };
    const { people } = await api<ReachReport>('POST', `/sites/${siteId}/reach`, everybody);
    const memory = watchMemory(pidOf(server));
    const traffic = {
      siteKey,
      eventsPerRequest: EVENTS_PER_REQUEST,
      requests: REQUESTS[form],
      regulars: database.regulars,
    };
    const shoppers = { url: server.url, connections: CONNECTIONS, traffic };
    const rate = EVENTS_PER_SECOND[form] / EVENTS_PER_REQUEST;
    const result = await stage.load.run(shoppers, { seconds: SECONDS[form], rate });
    return rowsOf(result, await memory.stop(), `${short(people)} people known, ${database.size} stored`);
  });
}

function rowsOf(result: Result, mostMb: number, known: string): Row[] {
  const { events, seconds, p99Ms, decisions, done } = result;
  const load = `${short(events / seconds)} events/s for ${short(seconds)} s, two a request, ${known}`;
  const told = `${percent(decisions / done)} of the answers have a message; ${refusedOf(result)} were refused`;
  return [
    atLeast(`events acknowledged at a steady load: ${load} (${told})`, events / seconds, 'events/s', 5_000),
    atMost(`p99 of an answer, ${load}`, p99Ms, 'ms', 50),
    atMost(`resident memory of the server, ${load}`, mostMb, 'MB', 400),
  ];
}

/** The most that a process holds, MB, seen now and then until it is stopped. */
function watchMemory(pid: number) {
  let most = 0;
  const look = async () => {
    most = Math.max(most, await residentMb({ pid }));
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    async stop(): Promise<number> {
      clearInterval(timer);
      await look();
      return most;
    },
  };
}
