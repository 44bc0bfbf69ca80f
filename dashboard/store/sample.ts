import type { SampleReport } from '../../server/contract/api.ts';
import type { Api } from '../api.ts';
import { failureText } from '../failure.ts';
import { text } from '../i18n/text.ts';
import { createLoaded, type Loaded } from './loaded.ts';
import { toast } from './toasts.ts';

/** While sample shoppers are being loaded the screen looks again this often; otherwise somebody else may begin it. */
export const LOADING_MS = 1_000;
export const IDLE_MS = 30_000;

export type SampleStore = Loaded<SampleReport> & {
  /** Begins to load, or goes on. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** @param onLoaded called when loading ended while the screen was looking. */
export function createSampleStore(
  api: Pick<Api, 'sample' | 'changeSample'>,
  site: number,
  onLoaded: (report: SampleReport) => void,
): SampleStore {
  const loaded = createLoaded(() => api.sample(site));

  async function change(state: 'loading' | 'stopped'): Promise<void> {
    try {
      loaded.put(await api.changeSample(site, state));
    } catch (error) {
      toast(failureText(error), 'bad');
    }
  }

  return {
    ...loaded,
    async load() {
      const before = loaded.value.value?.state;
      await loaded.load();
      const report = loaded.value.value;
      if (before !== 'loading' || report?.state !== 'loaded') return;
      toast(text('sample.loaded', { visits: report.visits }));
      onLoaded(report);
    },
    start: () => change('loading'),
    stop: () => change('stopped'),
  };
}
