/** How long a marketer waits for each screen of the dashboard, while shoppers come. */
import type { Campaign } from '../../server/contract/campaign.ts';
import { atMost, type Form, type Row } from '../support/scoreboard.ts';
import { owner, type Server } from '../support/server.ts';
import { mixedCampaigns } from './campaigns.ts';
import type { LargeDatabase } from './large-database.ts';
import { percentile, short } from './rounds.ts';
import type { Stage } from './stage.ts';

const SECONDS: Record<Form, number> = { short: 1, long: 60 };
const LEAST_CALLS: Record<Form, number> = { short: 2, long: 50 };
const REQUESTS_PER_SECOND = 100;
const CONNECTIONS = 32;
const REQUESTS = 5_000;
/** Of the live feed before anything new comes. */
const RECENT_LINES = 50;

/** Asks for it once. `turn` counts up: no two calls need be the same. */
type Screen = (turn: number) => Promise<unknown>;

export async function reportTimes(stage: Stage, database: LargeDatabase, form: Form): Promise<Row[]> {
  const { siteKey, siteId } = database.shop;
  return stage.onDatabase(database.dataFolder, async (server) => {
    const traffic = { siteKey, eventsPerRequest: 1, requests: REQUESTS, regulars: database.regulars };
    const shoppers = { url: server.url, connections: CONNECTIONS, traffic };
    const screens = await screensOf(server, siteId);
    const load = stage.load.run(shoppers, { seconds: SECONDS[form], rate: REQUESTS_PER_SECOND });
    const times = await timeScreens(screens, load, LEAST_CALLS[form]);
    const { done, seconds } = await load;
    return Object.entries(times).map(([name, each]) => {
      const load = `${database.size} on record, ${short(done / seconds)} requests/s meanwhile`;
      return atMost(`${name}: p95 of ${each.length} calls, ${load}`, percentile(each, 95), 'ms', 200);
    });
  });
}

/** Opens one screen after the other while the load lasts. Milliseconds of each call. */
async function timeScreens(screens: Record<string, Screen>, load: Promise<unknown>, leastCalls: number) {
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  load.then(over, over);
  const times = Object.fromEntries(Object.keys(screens).map((name) => [name, [] as number[]]));
  for (let turn = 0; !isOver || turn < leastCalls; turn++) {
    for (const [name, open] of Object.entries(screens)) {
      const startedAt = performance.now();
      await open(turn);
      times[name]?.push(performance.now() - startedAt);
    }
  }
  return times;
}

async function screensOf(server: Server, siteId: number): Promise<Record<string, Screen>> {
  const api = await server.signIn();
  const at = `/sites/${siteId}`;
  const campaigns = await api<Campaign[]>('GET', `${at}/campaigns`);
  const audiences = mixedCampaigns(campaigns.length).map(({ audience }) => audience);
  const of = <Kind>(list: readonly Kind[], turn: number) => list[turn % list.length] as Kind;
  const cookie = await signIn(server.url);
  return {
    home: () => api('GET', `${at}/home`),
    install: () => api('GET', `${at}/install`),
    campaigns: () => api('GET', `${at}/campaigns`),
    results: (turn) => api('GET', `${at}/campaigns/${of(campaigns, turn).id}/results`),
    reach: (turn) => api('POST', `${at}/reach`, { audience: of(audiences, turn) }),
    'live feed': () => firstLines(`${server.url}/api${at}/live`, cookie),
  };
}

/** The live feed is a stream: it is there when the recent lines are. */
async function firstLines(url: string, cookie: string): Promise<void> {
  const leave = new AbortController();
  const { ok, status, body } = await fetch(url, { headers: { cookie }, signal: leave.signal });
  if (!ok || !body) throw new Error(`The live feed was answered with ${status}`);
  let lines = 0;
  for await (const piece of body.pipeThrough(new TextDecoderStream())) {
    lines += piece.split('\ndata: ').length - 1;
    if (lines >= RECENT_LINES) break;
  }
  leave.abort();
}

/** The cookie of somebody signed in. */
async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers: { 'x-dangol': '1', 'content-type': 'application/json' },
    body: JSON.stringify(owner),
  });
  return answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
}
