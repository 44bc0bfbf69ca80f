/** How long shoppers wait at half of what Dangol can do, beside the bare route at the same rate. */
import { atMost, type Check, type Form } from '../support/scoreboard.ts';
import type { Shoppers } from './load/load.ts';
import { requireAnswered, requireDone } from './load/tally.ts';
import type { Options } from './options.ts';
import { median, short, takeTurns } from './rounds.ts';
import { Stage } from './stage.ts';

const LIVE_CAMPAIGNS = 100;
/** To find the maximum as `requests` does, and so many that in the open loop hardly anybody waits for another. */
const CONNECTIONS = { closed: 128, open: 512 };
const REQUESTS: Record<Form, number> = { short: 8_000, long: 20_000 };
const PLAN: Record<Form, { rounds: number; seconds: number; maximumSeconds: number }> = {
  short: { rounds: 1, seconds: 0.5, maximumSeconds: 0.5 },
  long: { rounds: 5, seconds: 8, maximumSeconds: 5 },
};

export const latency = (options: Options): Check =>
  Stage.check('latency', options, async (stage, form) => {
    const bare = await stage.startBare();
    const { server, siteKey } = await stage.openShop(LIVE_CAMPAIGNS);
    const traffic = { siteKey, eventsPerRequest: 1, requests: REQUESTS[form] };
    const { rounds, seconds, maximumSeconds } = PLAN[form];

    const most: Shoppers = { url: server.url, connections: CONNECTIONS.closed, traffic };
    await stage.load.run(most, { seconds: maximumSeconds });
    const maximum = requireDone(await stage.load.run(most, { seconds: maximumSeconds }));
    const rate = maximum.done / maximum.seconds / 2;

    const p99At = (url: string) => async () => {
      const shoppers = { url, connections: CONNECTIONS.open, traffic };
      return requireAnswered(await stage.load.run(shoppers, { seconds, rate })).p99Ms;
    };
    const turns = await takeTurns(rounds, p99At(bare.url), p99At(server.url));
    const [ours, theirs] = [median(turns.map(([, dangol]) => dangol)), median(turns.map(([bare]) => bare))];
    const what =
      `p99 at half of the maximum rate, over the bare route's at the same: open loop of ${short(rate)} requests/s, one ` +
      `event each, ${LIVE_CAMPAIGNS} live campaigns (${short(ours)} ms beside ${short(theirs)} ms, medians of ${rounds} rounds)`;
    return [atMost(what, ours - theirs, 'ms', 15)];
  });
