/** Steady load for a long time: memory and the slowest answers stay what they were. The short form only shows that it measures. */
import { setTimeout as wait } from 'node:timers/promises';
import { residentMb } from '../support/process-figures.ts';
import { atLeast, atMost, type Form, type Row } from '../support/scoreboard.ts';
import { startServer } from '../support/server.ts';
import { audit, toRows } from './audit.ts';
import { openCouponShop } from './coupon-shop.ts';
import { Customers } from './customers.ts';
import type { Fault } from './fault.ts';

const LAST_MS: Record<Form, number> = { short: 4_000, long: 20 * 60_000 };
const SAMPLE_MS: Record<Form, number> = { short: 200, long: 2_000 };
/** Of the time; until then caches fill and code is compiled. */
const WARM_UP = 1 / 3;
const AT_A_TIME = 16;
const PAUSE_MS = 75;
/** The short form also runs on machines that are busy. */
const LEAST_EVENTS: Record<Form, number> = { short: 20, long: 300 };
const LEAVE_MS = 30_000;
/**
 * At 200 batches a second 30 MB an hour are 40 bytes a batch: less than any object that could be forgotten for each. Below it
 * lies what the garbage collector and the allocator leave from one quarter of an hour to the next.
 */
const MOST_MB_AN_HOUR = 30;
/** In seconds nothing can be said of an hour; what leaks 1 MB a batch is seen all the same. */
const MOST_SHORT_GROWTH_MB = 60;
const MOST_P99_RATIO = 1.5;

export const soak: Fault = {
  name: 'soak',
  machine: 'alone',
  needs: ['proc'],
  async check(form, { entry }) {
    const server = await startServer({ entry });
    try {
      const shop = await openCouponShop(server, form === 'long' ? 60_000 : 2_000);
      const customers = new Customers(shop.siteKey, AT_A_TIME, { pauseMs: PAUSE_MS });
      const { told } = customers;
      customers.open(server.url);
      const memory: Sample[] = [];
      const from = performance.now();
      let warmTimes = 0;
      for (let now = 0; now < LAST_MS[form]; now = performance.now() - from) {
        memory.push({ ms: now, megabytes: await residentMb(server.process) });
        if (now < LAST_MS[form] * WARM_UP) warmTimes = told.times.length;
        await wait(SAMPLE_MS[form]);
      }
      const times = told.times.slice(warmTimes);
      await customers.leave(LEAVE_MS);
      const last = LAST_MS[form];
      const under = `in ${last < 60_000 ? `${last / 1_000} s` : `${last / 60_000} min`} of steady load`;
      return [
        atLeast(`events a second ${under}`, told.acknowledged / (last / 1_000), '', LEAST_EVENTS[form]),
        ...flatness(
          form,
          memory.filter(({ ms }) => ms > last * WARM_UP),
          times,
          under,
        ),
        ...toRows([await audit(server, shop, told, told.events)], under),
      ];
    } finally {
      await server.stop('SIGKILL');
    }
  },
  mutants: [
    {
      name: 'a server that keeps something of every batch',
      breaks: [
        {
          file: 'server/http/batch.ts',
          from: 'const { body: batch } = request;',
          to: 'const { body: batch } = request; (globalThis.kept ??= []).push(Buffer.alloc(1_000_000, 1));',
        },
      ],
    },
  ],
};

type Sample = { ms: number; megabytes: number };

function flatness(form: Form, memory: Sample[], times: number[], under: string): Row[] {
  const anHour = slope(memory) * 3_600_000;
  if (form === 'short') {
    const growth = slope(memory) * ((memory.at(-1)?.ms ?? 0) - (memory[0]?.ms ?? 0));
    return [atMost(`growth of resident memory ${under}, after its warm-up`, growth, 'MB', MOST_SHORT_GROWTH_MB)];
  }
  const third = Math.floor(times.length / 3);
  const ratio = p99(times.slice(-third)) / p99(times.slice(0, third));
  return [
    atMost(`growth of resident memory ${under}, after its warm-up`, anHour, 'MB/h', MOST_MB_AN_HOUR),
    atMost(`p99 of the last third over that of the first ${under}, after its warm-up`, ratio, '×', MOST_P99_RATIO),
  ];
}

/** Of the straight line that fits best, megabytes per millisecond. */
function slope(samples: readonly Sample[]): number {
  const mean = (of: (sample: Sample) => number) => samples.reduce((sum, one) => sum + of(one), 0) / samples.length;
  const [ms, megabytes] = [mean((one) => one.ms), mean((one) => one.megabytes)];
  const together = mean((one) => (one.ms - ms) * (one.megabytes - megabytes));
  return together / mean((one) => (one.ms - ms) ** 2);
}

function p99(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;
}
