/** A store on a real file in a folder of its own, and shoppers who send batches to it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CampaignDefinition } from '../../server/contract/campaign.ts';
import type { Batch, CollectAnswer } from '../../server/contract/collect.ts';
import type { Params, WireEvent } from '../../server/contract/event.ts';
import { defaultSettings, type Site, type SiteSettings } from '../../server/contract/site.ts';
import type { Chance } from '../../server/storage/sqlite/chance.ts';
import { SqliteEngine } from '../../server/storage/sqlite/engine.ts';
import { type Group, openGroup } from '../../server/storage/sqlite/group.ts';
import { openWriter } from '../../server/storage/sqlite/open.ts';

/** 2026-11-21 12:00 in Seoul. */
export const NOON = Date.UTC(2026, 10, 21, 3);
export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const settings: SiteSettings = {
  ...defaultSettings,
  name: 'Shop',
  zone: 'Asia/Seoul',
  currency: 'KRW',
  origins: ['https://shop.example'],
  fatigue: { perDay: 10, pauseMinutes: 0 },
};

/** Everybody, on any page view, once. */
export const welcome: CampaignDefinition = {
  name: 'Welcome',
  audience: { kind: 'all', of: [] },
  trigger: { event: 'page_view' },
  schedule: {},
  limits: { repeat: 'once', stopAfterConversion: false },
  priority: 50,
  variants: [{ key: 'A', weight: 1, message: { format: 'modal', blocks: [{ type: 'text', text: 'Hello' }] } }],
  experiment: { holdoutPercent: 0, rolloutPercent: 100 },
  goal: { event: 'purchase', windowDays: 7 },
};

/** The same with a code of one's own. */
export const secretCoupon: CampaignDefinition = {
  ...welcome,
  name: 'Secret coupon',
  coupon: { source: 'generated', label: '10 %', pattern: 'DANGOL-########' },
};

/** Ids that count up and bytes that a seed decides. */
export function countedChance(seed = 1): Chance {
  let ids = 0;
  let state = seed;
  const byte = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  };
  return {
    id: () => `id${String(++ids).padStart(8, '0')}`,
    bytes: (count) => Uint8Array.from({ length: count }, byte),
  };
}

export type Fixture = {
  folder: string;
  file: string;
  engine: SqliteEngine;
  group: Group;
  site: Site;
  /** Runs one write in a group of its own and throws its error. */
  write<Value>(run: (engine: SqliteEngine) => Value): Value;
  close(): void;
};

/** An empty store with one site. */
export function openFixture(chance = countedChance()): Fixture {
  const folder = mkdtempSync(join(tmpdir(), 'dangol-'));
  const file = join(folder, 'dangol.db');
  const engine = new SqliteEngine(openWriter(file), chance);
  const group = openGroup(engine);
  const write = <Value>(run: (engine: SqliteEngine) => Value): Value => {
    const [outcome] = group([() => run(engine)]);
    if (outcome && 'value' in outcome) return outcome.value;
    throw outcome?.error;
  };
  const site = write(() => engine.createSite(settings, NOON, 'shop'));
  const close = () => {
    if (engine.db.open) engine.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, file, engine, group, site, write, close };
}

let made = 0;

/** An event as a tag makes it: its id begins with its time and is never made again. */
export function event(name: string, at: number, params: Params = {}, rest: Partial<WireEvent> = {}): WireEvent {
  const id = at.toString(36).padStart(8, '0') + String(++made).padStart(10, '0');
  return { id, name, at, params, ...rest };
}

export function batchOf(visitor: string, events: WireEvent[], rest: Partial<Batch> = {}): Batch {
  const sentAt = Math.max(0, ...events.map(({ at }) => at));
  return { site: 'shop', visitor: `visitor-${visitor}`, sentAt, url: 'https://shop.example/', events, ...rest };
}

/** Sends a batch and returns the answer to the page. */
export function send({ write, site }: Fixture, batch: Batch, now = batch.sentAt): CollectAnswer {
  return write((engine) => engine.collect({ siteId: site.id, batch, now })).answer;
}

/** One event of a visitor, sent at once. */
export function does(fixture: Fixture, visitor: string, name: string, at: number, params: Params = {}): CollectAnswer {
  return send(fixture, batchOf(visitor, [event(name, at, params)]));
}

/** All rows of a query. */
export function rows<Row>({ engine }: Fixture, sql: string): Row[] {
  return engine.db.prepare<[], Row>(sql).all();
}

/** One value of a query. */
export function value({ engine }: Fixture, sql: string): unknown {
  return engine.db.prepare(sql).pluck().get();
}
