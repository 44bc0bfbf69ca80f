import type { HomeReport } from '../../server/contract/api.ts';
import type { Api } from '../api.ts';
import { createLoaded, type Loaded } from './loaded.ts';

/** Today's figures are fetched again this often while the screen is open. */
export const REFRESH_MS = 30_000;
/** When events come in the figures follow, but no more often than this. */
const FOLLOW_MS = 5_000;

export type HomeStore = Loaded<HomeReport> & {
  /** Something happened in the shop: the figures are fetched soon. */
  follow(): void;
  /** Ends what `follow` has begun. */
  stop(): void;
};

export function createHomeStore(api: Pick<Api, 'home'>, site: number): HomeStore {
  const loaded = createLoaded(() => api.home(site));
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    ...loaded,
    follow() {
      timer ??= setTimeout(() => {
        timer = undefined;
        loaded.load();
      }, FOLLOW_MS);
    },
    stop: () => clearTimeout(timer),
  };
}

/** True when the shop has never reported anything in the time that the report covers. */
export function isSilent(report: HomeReport): boolean {
  return [report.today, ...report.days.map(({ totals }) => totals)].every(
    ({ sessions, visitors, orders }) => sessions + visitors + orders === 0,
  );
}
