import type { InstallReport, PayloadReport, SourceReport } from '../../server/contract/api.ts';
import { DELAY_EVENT } from '../../server/contract/event.ts';
import type { Api } from '../api.ts';
import { createLoaded, type Loaded } from './loaded.ts';

/** The screen looks again this often: about as long as it takes to click through a shop. */
export const REFRESH_MS = 5_000;

/** What a complete installation reports, in the order of a purchase. */
export const checkedEvents = [
  'page_view',
  'view_item',
  'add_to_cart',
  'begin_checkout',
  'purchase',
  'identify',
] as const;
export type CheckedEvent = (typeof checkedEvents)[number];

export type Check = {
  name: CheckedEvent;
  count: number;
  lastAt?: number;
  /** Who told of it, the one that was used most often first. */
  sources: SourceReport[];
  /** Told a second time, and dropped. */
  doubles: number;
  /** What the newest ones tell; absent when none came lately. */
  payload?: PayloadReport;
  /** Orders that the shop's own server told of. */
  stated: number;
};

export function createInstallStore(api: Pick<Api, 'install'>, site: number): Loaded<InstallReport> {
  return createLoaded(() => api.install(site));
}

/** Each kind that should come, with how many did and what is known of them. */
export function checksOf({ seen, sources, payloads, statedOrders }: InstallReport): Check[] {
  return checkedEvents.map((name) => {
    const found = seen.find((kind) => kind.name === name);
    const told = sources.filter((source) => source.name === name).sort((a, b) => b.used - a.used);
    const payload = payloads.find((report) => report.name === name);
    return {
      name,
      count: found?.count ?? 0,
      ...(found && { lastAt: found.lastAt }),
      sources: told,
      doubles: told.reduce((sum, source) => sum + source.double, 0),
      ...(payload && { payload }),
      stated: name === 'purchase' ? statedOrders : 0,
    };
  });
}

/** Whether it comes, from pages or from the shop's server. */
export function isSeen({ count, stated }: Check): boolean {
  return count + stated > 0;
}

/** Kinds that came besides, without the tag's own clock. */
export function othersOf({ seen }: InstallReport): string[] {
  const known = new Set<string>([...checkedEvents, DELAY_EVENT]);
  return seen.map(({ name }) => name).filter((name) => !known.has(name));
}
