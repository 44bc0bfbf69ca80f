import type { HomeReport } from '../../server/contract/api.ts';
import type { Api } from '../api.ts';
import { createLoaded, type Loaded } from './loaded.ts';

/** Today's figures are fetched again this often while the screen is open. */
export const REFRESH_MS = 30_000;

export function createHomeStore(api: Pick<Api, 'home'>, site: number): Loaded<HomeReport> {
  return createLoaded(() => api.home(site));
}

/** True when the shop has never reported anything in the time that the report covers. */
export function isSilent(report: HomeReport): boolean {
  return [report.today, ...report.days.map(({ totals }) => totals)].every(
    ({ sessions, visitors, orders }) => sessions + visitors + orders === 0,
  );
}
