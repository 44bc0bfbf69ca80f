import type { InstallReport, PayloadReport, SourceReport } from '../../contract/api.ts';
import type { Params } from '../../contract/event.ts';
import type { ComparedField, Platform } from '../../contract/heard.ts';
import type { PayloadFault } from '../../contract/payload.ts';
import type { Site } from '../../contract/site.ts';
import { hasPayload, payloadOf } from '../../domain/payload.ts';
import type { RecentRow } from './events.ts';
import type { HeardRow } from './heard.ts';
import type { Nouns } from './nouns.ts';

/** Newest events that are looked at, of all kinds: 10 to 30 ms. Those of the last minutes in a large shop, of months in a small one. */
const LOOKED = 2_000;

/** What has been seen of a shop. */
export function installReport({ sites, rollups, heard, events, orders }: Nouns, site: Site): InstallReport {
  const rows = heard.list(site.id);
  return {
    seen: rollups.listKinds(site.id),
    sources: sourcesOf(rows),
    payloads: payloadsOf(events.recent(site.id, LOOKED), site.currency),
    platforms: platformsOf(rows),
    statedOrders: orders.countStated(site.id),
    refusedOrigins: sites.listRefusedOrigins(site.id),
  };
}

function sourcesOf(rows: readonly HeardRow[]): SourceReport[] {
  const reports = new Map<string, SourceReport>();
  for (const { name, source, verdict, about, count, lastAt } of rows) {
    if (verdict === 'found') continue;
    const key = `${name} ${source}`;
    const report = reports.get(key) ?? { name, source, used: 0, double: 0, same: 0, unused: 0, differs: [], lastAt: 0 };
    reports.set(key, report);
    report.lastAt = Math.max(report.lastAt, lastAt);
    if (verdict === 'differs') report.differs.push({ field: about as ComparedField, count });
    else report[verdict] += count;
  }
  return [...reports.values()];
}

function platformsOf(rows: readonly HeardRow[]): InstallReport['platforms'] {
  return rows
    .filter(({ verdict }) => verdict === 'found')
    .map(({ about, lastAt }) => ({ platform: about as Platform, lastAt }))
    .sort((a, b) => b.lastAt - a.lastAt);
}

/** @param rows newest first. */
function payloadsOf(rows: readonly RecentRow[], siteCurrency: string): PayloadReport[] {
  const reports = new Map<string, PayloadReport>();
  for (const { name, at, url, params: json } of rows) {
    if (!hasPayload(name) && (name !== 'page_view' || reports.has(name))) continue;
    const params: Params = json === null ? {} : JSON.parse(json);
    const payload = payloadOf(name, params, siteCurrency);
    const report = reports.get(name) ?? { name, looked: 0, faults: [], sample: { at, url, params } };
    reports.set(name, report);
    report.looked++;
    for (const fault of payload?.faults ?? []) countFault(report, fault);
  }
  return [...reports.values()];
}

function countFault({ faults }: PayloadReport, fault: PayloadFault): void {
  const known = faults.find((one) => one.fault === fault);
  if (known) known.count++;
  else faults.push({ fault, count: 1 });
}
