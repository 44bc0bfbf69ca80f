import type { ShopWarning } from '../../server/contract/api.ts';
import type { Api } from '../api.ts';
import { createLoaded, type Loaded } from './loaded.ts';

/** What fell silent did so hours ago: once a minute is often enough. */
export const WARNINGS_MS = 60_000;

export function createWarningsStore(api: Pick<Api, 'warnings'>, site: number): Loaded<ShopWarning[]> {
  return createLoaded(() => api.warnings(site));
}
