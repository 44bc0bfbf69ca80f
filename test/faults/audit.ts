/** Compares what is on record with what customers were told. */
import { setTimeout as wait } from 'node:timers/promises';
import type { InstallReport } from '../../server/contract/api.ts';
import type { Campaign } from '../../server/contract/campaign.ts';
import type { CollectAnswer } from '../../server/contract/collect.ts';
import { atMost, type Row } from '../support/scoreboard.ts';
import type { Server } from '../support/server.ts';
import { batch } from '../support/shopper.ts';
import { type Answer, Connection } from './connection.ts';
import type { CouponShop } from './coupon-shop.ts';
import { codesOnRecord } from './ledger.ts';
import type { Told } from './told.ts';

/** Digits of base-36 milliseconds at the front of an event id. */
const TIME_DIGITS = 8;
/** What one batch takes at most. */
const AT_ONCE = 200;
/** How often a batch that was refused for now is sent again, and how long. */
const AGAIN_MS = 100;
const PATIENCE_MS = 15_000;

/** Ids of events by visitor. */
export type Events = ReadonlyMap<string, readonly string[]>;

/** What must never be found, in words, and how often it was. */
export type Findings = Readonly<Record<string, number>>;

/** Looks at everything, but among the events that were acknowledged only for those given. The server must be up. */
export async function audit(server: Server, shop: CouponShop, told: Told, acknowledged: Events): Promise<Findings> {
  // First, because looking for what was lost brings it back.
  const miscounted = await countTwice(shop, told);
  const impressions = await countWrongImpressions(shop, told);
  const { codesTwice, peopleTwice, issued, stockOff } = codesOnRecord(server.dataFolder);
  return {
    'acknowledged events lost': await countLost(server.url, shop.siteKey, acknowledged),
    'events recorded twice, or not counted': miscounted,
    'impressions counted twice, or not at all': impressions,
    'codes given to two people': told.codesTwice + codesTwice,
    'people with two codes of a batch, or a changed code': told.customersTwice + peopleTwice,
    'codes told but not on record': [...told.holders.keys()].filter((code) => !issued.has(code)).length,
    'stocks that are not what was issued': stockOff,
    'answers that were neither a receipt nor "come again"': told.mistakes.length,
  };
}

export function isClean(findings: Findings): boolean {
  return Object.values(findings).every((count) => count === 0);
}

/** Of several audits the worst of each. `under` says under what: `under 30 kills`. */
export function toRows(audits: readonly Findings[], under: string): Row[] {
  const all = Object.keys(audits.at(-1) ?? {});
  return all.map((what) => atMost(`${what} ${under}`, Math.max(...audits.map((found) => found[what] ?? 0)), '', 0));
}

/** Sends events once more, from a page that is leaving, so that nothing is decided. Whatever is not a repeat was lost. */
export async function countLost(url: string, siteKey: string, acknowledged: Events): Promise<number> {
  const connection = await Connection.open(url);
  let lost = 0;
  for (const [visitor, ids] of acknowledged) {
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const events = ids.slice(from, from + AT_ONCE).map(repeat);
      const parts = { site: siteKey, visitor: visitor as never, events, leaving: true };
      const { status, body } = await sendUntilTaken(connection, JSON.stringify(batch(Date.now(), parts)));
      lost += events.length - (status === 200 ? (JSON.parse(body) as CollectAnswer).duplicates : 0);
    }
  }
  connection.close();
  return lost;
}

/** A server that has just begun may be busy, and says so. */
async function sendUntilTaken(connection: Connection, batch: string): Promise<Answer> {
  const givenUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await connection.send(batch);
    if (answer.status !== 503 || performance.now() > givenUpAt) return answer;
    await wait(AGAIN_MS);
  }
}

function repeat(id: string) {
  return { id: id as never, name: 'page_view', at: Number.parseInt(id.slice(0, TIME_DIGITS), 36) };
}

/** Counts of events that are below what was acknowledged or above what was sent. */
export async function countTwice({ api, siteId }: CouponShop, { kinds, sentKinds }: Told): Promise<number> {
  const { seen } = await api<InstallReport>('GET', `/sites/${siteId}/install`);
  const counts = new Map(seen.map(({ name, count }) => [name, count]));
  const off = [...sentKinds].map(([name, sent]) => outside(counts.get(name) ?? 0, kinds.get(name) ?? 0, sent));
  return off.reduce((sum, one) => sum + one, 0);
}

/** The same for the showings of the campaigns. */
export async function countWrongImpressions({ api, siteId, campaigns }: CouponShop, told: Told): Promise<number> {
  let wrong = 0;
  for (const { id } of campaigns) {
    const { figures } = await api<Campaign>('GET', `/sites/${siteId}/campaigns/${id}`);
    wrong += outside(figures.shown, told.shown.get(id)?.size ?? 0, told.reported.get(id)?.size ?? 0);
  }
  return wrong;
}

function outside(count: number, least: number, most: number): number {
  return Math.max(0, least - count, count - most);
}
