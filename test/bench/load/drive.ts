/** The two ways to load a server. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Lane } from './lane.ts';
import { type Result, Tally } from './tally.ts';

/** How long answers are awaited after the last request was due. */
const PATIENCE_MS = 15_000;
/** Coarser than the arrivals: what is due in the same millisecond is sent together. */
const TICK_MS = 1;

/**
 * `rate` in requests a second makes it an open loop. Without it every connection asks again as soon as it is answered, until
 * the time is over or, where they are counted, `most` requests have been sent.
 */
export type Drive = { seconds: number; rate?: number; most?: number };

export async function drive(lanes: readonly Lane[], { seconds, rate, most = Infinity }: Drive): Promise<Result> {
  const tally = new Tally();
  for (const lane of lanes) lane.tally = tally;
  const startedAt = performance.now();
  await (rate === undefined ? closedLoop(lanes, seconds, most) : openLoop(lanes, seconds, rate));
  return tally.result((performance.now() - startedAt) / 1_000);
}

/** Finds the most that a server does: nobody asks before an answer has come, so nothing piles up. */
async function closedLoop(lanes: readonly Lane[], seconds: number, most: number): Promise<void> {
  const endsAt = performance.now() + seconds * 1_000;
  let sent = 0;
  for (const lane of lanes) {
    lane.free = () => {
      const now = performance.now();
      if (now < endsAt && sent++ < most) lane.ask(now);
    };
    lane.free();
  }
  await answered(lanes, endsAt);
}

/**
 * Requests come when shoppers act, however the server does: each is due at a moment fixed beforehand, and is timed from that
 * moment. A server that stands still for a second makes a second's worth of shoppers wait, and all of them count.
 */
async function openLoop(lanes: readonly Lane[], seconds: number, rate: number): Promise<void> {
  const startedAt = performance.now();
  const arrivals = Math.round(seconds * rate);
  for (const lane of lanes) lane.free = () => {};
  for (let arrival = 0; arrival < arrivals; ) {
    const due = Math.min(arrivals, Math.floor(((performance.now() - startedAt) / 1_000) * rate));
    for (; arrival < due; arrival++) lanes[arrival % lanes.length]?.ask(startedAt + (arrival / rate) * 1_000);
    await wait(TICK_MS);
  }
  await answered(lanes, performance.now());
}

/** Resolves when no answer is awaited. What is not answered long after `endsAt` is counted and forgotten. */
async function answered(lanes: readonly Lane[], endsAt: number): Promise<void> {
  const givenUpAt = endsAt + PATIENCE_MS;
  while (lanes.some((lane) => lane.isBusy)) {
    if (performance.now() > givenUpAt) for (const lane of lanes) lane.giveUp();
    else await wait(TICK_MS);
  }
}
