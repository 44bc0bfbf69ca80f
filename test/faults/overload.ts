/**
 * Row 15: three times as many requests as the server can do, for a minute, and bursts of twenty times. It does as many as ever,
 * refuses the rest with 503 and when to come again, and is itself again a moment later.
 */
import { Load, type Shoppers } from '../bench/load/load.ts';
import type { Result } from '../bench/load/tally.ts';
import { openShop } from '../bench/shop.ts';
import { residentMb } from '../support/process-figures.ts';
import { atLeast, atMost, type Form, type Row } from '../support/scoreboard.ts';
import type { Server } from '../support/server.ts';
import type { Fault } from './fault.ts';

const CAMPAIGNS = 100;
/** Enough to find the most that a server does, and far more than it can have in hand. */
const CONNECTIONS = { peak: 128, overload: 4_000 };
const REQUESTS = 20_000;
const OVERLOAD = 3;
const BURST = 20;
const SECONDS: Record<Form, { warm: number; peak: number; overload: number; burst: number }> = {
  short: { warm: 1, peak: 1, overload: 2, burst: 0.2 },
  long: { warm: 5, peak: 10, overload: 60, burst: 1 },
};
/** Of how many runs the best is the peak: the short form runs beside other tests, which may take the machine for a second. */
const PEAKS: Record<Form, number> = { short: 3, long: 1 };
const ACCEPTED_MS = 500;
const GOODPUT = 0.9;
const RECOVERY_S = 10;
const MEMORY_MB = 600;
/** What a shopper waits when nobody else keeps the server busy; on a shared machine some more. */
const NORMAL_MS = 50;

export const overload: Fault = {
  name: 'overload',
  machine: 'alone',
  needs: ['proc'],
  async check(form, { entry }) {
    const { server, siteKey } = await openShop(CAMPAIGNS, { entry });
    const load = new Load();
    try {
      return await press(server, siteKey, load, form);
    } finally {
      await load.stop();
      await server.stop('SIGKILL');
    }
  },
  mutants: [
    {
      name: 'nobody is refused',
      breaks: [
        {
          file: 'server/storage/sqlite/store.ts',
          from: 'isBusy: () => ',
          to: 'isBusy: () => false && ',
        },
      ],
    },
  ],
};

async function press(server: Server, siteKey: string, load: Load, form: Form): Promise<Row[]> {
  const { warm, peak: peakSeconds, overload: seconds, burst: burstSeconds } = SECONDS[form];
  const shoppers = (connections: number): Shoppers => ({
    url: server.url,
    connections,
    traffic: { siteKey, requests: REQUESTS, eventsPerRequest: 1 },
  });
  await load.run(shoppers(CONNECTIONS.peak), { seconds: warm });
  let peak = 0;
  for (let run = 0; run < PEAKS[form]; run++) {
    peak = Math.max(peak, rateOf(await load.run(shoppers(CONNECTIONS.peak), { seconds: peakSeconds })));
  }
  const pressed = await load.run(shoppers(CONNECTIONS.overload), { seconds, rate: OVERLOAD * peak });
  const recovered = form === 'long' ? await recovery(load, shoppers(CONNECTIONS.peak), peak / 2) : 0;
  const burst = await load.run(shoppers(CONNECTIONS.overload), { seconds: burstSeconds, rate: BURST * peak });
  const memory = await residentMb(server.process);
  const what = `${OVERLOAD} × ${Math.round(peak)} requests/s for ${seconds} s`;
  return [
    ...accountOf(what, pressed),
    ...accountOf(`a burst of ${BURST} × for ${burstSeconds} s`, burst),
    atMost('resident memory after both', memory, 'MB', MEMORY_MB),
    // Speed counts in the long form only: the short one runs beside other tests.
    ...(form === 'long'
      ? [
          atLeast(`${what}: done, of what is done without`, rateOf(pressed) / peak, '×', GOODPUT),
          atMost(`${what}: p99 of the accepted`, pressed.servedP99Ms, 'ms', ACCEPTED_MS),
          atMost(`${what}: back to normal within`, recovered, 's', RECOVERY_S),
        ]
      : []),
  ];
}

/** Everybody is answered, and who is refused is told to come again. */
function accountOf(what: string, { refused, done, wrong, broken, unanswered }: Result): Row[] {
  const asked = Object.entries(refused).filter(([status]) => status === '503' || status === '429');
  const told = asked.reduce((sum, [, count]) => sum + count, 0);
  const others = Object.values(refused).reduce((sum, count) => sum + count, 0) - told;
  return [
    atLeast(`${what}: told to come again, ${done} done`, told, '', 1),
    atMost(`${what}: answered otherwise, cut off or not at all`, others + wrong + broken + unanswered, '', 0),
  ];
}

/** Seconds until one of them passes in which nobody is refused and nobody waits. */
async function recovery(load: Load, shoppers: Shoppers, rate: number): Promise<number> {
  for (let second = 1; second <= 2 * RECOVERY_S; second++) {
    const { refused, servedP99Ms } = await load.run(shoppers, { seconds: 1, rate });
    if (Object.keys(refused).length === 0 && servedP99Ms <= NORMAL_MS) return second;
  }
  return Number.POSITIVE_INFINITY;
}

function rateOf({ done, seconds }: Result): number {
  return done / seconds;
}
