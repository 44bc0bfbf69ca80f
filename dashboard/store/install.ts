import type { InstallReport } from '../../server/contract/api.ts';
import { DELAY_EVENT } from '../../server/contract/event.ts';
import type { Api } from '../api.ts';
import { createLoaded, type Loaded } from './loaded.ts';

/** The screen looks again this often: about as long as it takes to click through a shop. */
export const REFRESH_MS = 5_000;

/** What a complete installation reports, in the order of a purchase. */
export const checkedEvents = ['page_view', 'view_item', 'add_to_cart', 'begin_checkout', 'purchase'] as const;
export type CheckedEvent = (typeof checkedEvents)[number];

export type Check = { name: CheckedEvent; count: number; lastAt?: number };

export function createInstallStore(api: Pick<Api, 'install'>, site: number): Loaded<InstallReport> {
  return createLoaded(() => api.install(site));
}

/** Each kind that should come, with how many did. */
export function checksOf({ seen }: InstallReport): Check[] {
  return checkedEvents.map((name) => {
    const found = seen.find((kind) => kind.name === name);
    return found ? { name, count: found.count, lastAt: found.lastAt } : { name, count: 0 };
  });
}

/** Kinds that came besides, without the tag's own clock. */
export function othersOf({ seen }: InstallReport): string[] {
  const known = new Set<string>([...checkedEvents, DELAY_EVENT]);
  return seen.map(({ name }) => name).filter((name) => !known.has(name));
}
