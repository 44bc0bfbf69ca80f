/** How many people fit the audience now: asked again a moment after it changed, the newest answer wins. */
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { ReachReport } from '../../server/contract/api.ts';
import type { Condition } from '../../server/contract/audience.ts';
import type { Api } from '../api.ts';

/** Long enough to finish a word or a number. Judgement. */
export const REACH_WAIT_MS = 500;

export type Reach = {
  state: ReadonlySignal<'unfinished' | 'counting' | 'done' | 'failed'>;
  /** The newest answer; it stays while the next one is on its way. */
  report: ReadonlySignal<ReachReport | undefined>;
  retry(): void;
  dispose(): void;
};

/** @param audience undefined while something is wrong with it: then nothing is asked. */
export function createReach(
  api: Pick<Api, 'reach'>,
  siteId: number,
  audience: ReadonlySignal<Condition | undefined>,
): Reach {
  const state = signal<'unfinished' | 'counting' | 'done' | 'failed'>('counting');
  const report = signal<ReachReport>();
  const asked = signal(0);
  let turn = 0;

  const stop = effect(() => {
    const wanted = audience.value;
    const waitMs = asked.value === 0 && report.peek() === undefined ? 0 : REACH_WAIT_MS;
    const mine = ++turn;
    state.value = wanted ? 'counting' : 'unfinished';
    if (!wanted) return;
    const timer = setTimeout(async () => {
      const answer = await api.reach(siteId, wanted).catch(() => undefined);
      if (mine !== turn) return;
      state.value = answer ? 'done' : 'failed';
      if (answer) report.value = answer;
    }, waitMs);
    return () => clearTimeout(timer);
  });

  return {
    state,
    report,
    retry() {
      asked.value += 1;
    },
    dispose() {
      turn += 1;
      stop();
    },
  };
}
