/** How many requests and events a second Dangol takes, beside a route that does nothing with them. */
import { atLeast, type Check, type Form } from '../support/scoreboard.ts';
import { contest, type Plan } from './contest.ts';
import type { Options } from './options.ts';
import { percent } from './rounds.ts';
import { pidOf } from './shop.ts';
import { Stage } from './stage.ts';

const LIVE_CAMPAIGNS = 100;
/** More make neither of the two faster. */
const CONNECTIONS = 128;
/** Made beforehand; then they begin again, by other shoppers. */
const REQUESTS: Record<Form, number> = { short: 2_000, long: 20_000 };
const PLAN: Record<Form, Plan> = {
  short: { rounds: 1, warmUp: { seconds: 0.2 }, turn: { seconds: 0.5 } },
  long: { rounds: 7, warmUp: { seconds: 5 }, turn: { seconds: 4 } },
};
/** Umami 3.1 over the bare route of its machine: 313 requests/s with one `view_item` each, of 31,000. */
const PEER = 0.01;

export const requests = (options: Options): Check =>
  Stage.check('requests', options, async (stage, form) => {
    const bare = await stage.startBare();
    const { server, siteKey } = await stage.openShop(LIVE_CAMPAIGNS);
    const compare = async (eventsPerRequest: number) => {
      const traffic = { siteKey, eventsPerRequest, requests: REQUESTS[form] };
      const shoppers = (url: string) => ({ url, connections: CONNECTIONS, traffic });
      const ours = { shoppers: shoppers(server.url), pid: pidOf(server) };
      const { ratio, told, decided } = await contest(
        stage.load,
        ours,
        { ...bare, shoppers: shoppers(bare.url) },
        PLAN[form],
      );
      const what = `${LIVE_CAMPAIGNS} live campaigns (${told}; ${percent(decided)} of the answers have a message)`;
      return { ratio, what };
    };
    const one = await compare(1);
    const ten = await compare(10);
    return [
      atLeast(`requests/s, one event each, ${one.what}`, one.ratio, '× bare', 0.4),
      atLeast(`events/s, ten events a request, ${ten.what}`, ten.ratio, '× bare', 0.4),
      atLeast(`requests/s over Umami's, by way of the bare route: ${PEER} × bare`, one.ratio / PEER, '×', 30),
    ];
  });
