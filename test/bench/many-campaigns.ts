/** What it costs a request that a site has a thousand live campaigns instead of ten. */
import { atMost, type Check, type Form } from '../support/scoreboard.ts';
import { type Contestant, contest, type Plan } from './contest.ts';
import type { Options } from './options.ts';
import { short } from './rounds.ts';
import { pidOf } from './shop.ts';
import { Stage } from './stage.ts';

const CAMPAIGNS: Record<Form, [number, number]> = { short: [10, 100], long: [10, 1_000] };
const CONNECTIONS = 128;
const REQUESTS: Record<Form, number> = { short: 2_000, long: 20_000 };
const PLAN: Record<Form, Plan> = {
  short: { rounds: 1, warmUp: { seconds: 0.2 }, turn: { seconds: 0.5 } },
  long: { rounds: 7, warmUp: { seconds: 5 }, turn: { seconds: 4 } },
};

export const manyCampaigns = (options: Options): Check =>
  Stage.check('many-campaigns', options, async (stage, form) => {
    const [few, many] = CAMPAIGNS[form];
    const contestant = async (campaigns: number): Promise<Contestant> => {
      const { server, siteKey } = await stage.openShop(campaigns);
      const traffic = { siteKey, eventsPerRequest: 1, requests: REQUESTS[form] };
      return { shoppers: { url: server.url, connections: CONNECTIONS, traffic }, pid: pidOf(server) };
    };
    const { ratio, told } = await contest(stage.load, await contestant(few), await contestant(many), PLAN[form]);
    const what = `time per request with ${short(many)} live campaigns over that with ${few}, one event each (${told})`;
    return [atMost(what, ratio, '×', 1.15)];
  });
