/** How long a marketer waits for each screen of the dashboard, while shoppers come. */
import type { Campaign } from '../../server/contract/campaign.ts';
import { atMost, type Form, type Row } from '../support/scoreboard.ts';
import { owner } from '../support/server.ts';
import { mixedCampaigns } from './campaigns.ts';
import type { LargeDatabase } from './large-database.ts';
import { requireDone } from './load/tally.ts';
import { percentile } from './rounds.ts';
import type { Shop } from './shop.ts';
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
  const shop = await stage.reopen(database);
  const screens = Object.entries(await screensOf(shop));
  const times = new Map<string, number[]>(screens.map(([name]) => [name, []]));
  const { siteKey, server } = shop;
  const traffic = { siteKey, eventsPerRequest: 1, requests: REQUESTS, regulars: database.regulars };
  const shoppers = { url: server.url, connections: CONNECTIONS, traffic };

  let isOver = false;
  const load = stage.load.run(shoppers, { seconds: SECONDS[form], rate: REQUESTS_PER_SECOND }).finally(() => {
    isOver = true;
  });
  for (let turn = 0; !isOver || turn < LEAST_CALLS[form]; turn++) {
    for (const [name, open] of screens) {
      const startedAt = performance.now();
      await open(turn);
      times.get(name)?.push(performance.now() - startedAt);
    }
  }
  requireDone(await load);
  await server.stop();
  return [...times].map(([name, each]) => {
    const what = `${name}: p95 of ${each.length} calls, ${database.size} on record, ${REQUESTS_PER_SECOND} requests/s meanwhile`;
    return atMost(what, percentile(each, 95), 'ms', 200);
  });
}

async function screensOf({ api, siteId, server }: Shop): Promise<Record<string, Screen>> {
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
