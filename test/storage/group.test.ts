import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toStoreError } from '../../server/storage/sqlite/fault.ts';
import { openGroup } from '../../server/storage/sqlite/group.ts';
import { StoreError } from '../../server/storage/store.ts';
import { batchOf, event, type Fixture, NOON, openFixture, secretCoupon, settings, value, welcome } from './fixture.ts';

let fixture: Fixture;
beforeEach(() => {
  fixture = openFixture();
});
afterEach(() => fixture.close());

const collects = (visitor: string) => () =>
  fixture.engine.collect({ siteId: fixture.site.id, batch: batchOf(visitor, [event('page_view', NOON)]), now: NOON });
const fails = () => {
  collects('poor')();
  throw new Error('halfway');
};

describe('writes that are committed together', () => {
  it('one that fails leaves nothing behind and does not take the others with it', () => {
    const [first, failed, last] = fixture.group<unknown>([collects('ann'), fails, collects('bea')]);
    expect(first).toHaveProperty('value.answer.accepted', 1);
    expect(failed).toEqual({ error: expect.objectContaining({ code: 'internal' }) });
    expect(last).toHaveProperty('value.answer.accepted', 1);
    expect(value(fixture, 'SELECT group_concat(id) FROM visitor')).toBe('visitor-ann,visitor-bea');
    expect(value(fixture, 'SELECT COUNT(*) FROM event_202611_1')).toBe(2);
  });

  it('what a failed one had put into memory is forgotten: campaigns, sites, names of events', () => {
    const { engine, site } = fixture;
    const campaign = fixture.write(() => engine.createCampaign(site.id, welcome, 'live', NOON));
    const savesAndFails = () => {
      engine.updateSite(site.id, { ...settings, active: false });
      engine.saveCampaign(site.id, campaign.id, 1, { ...welcome, trigger: { event: 'view_cart' } }, NOON);
      return fails();
    };
    const [, after] = fixture.group<unknown>([savesAndFails, collects('ann')]);
    expect(after).toHaveProperty('value.answer.decisions.length', 1);
    expect(engine.installReport(site.id).seen).toMatchObject([{ name: 'page_view', count: 1 }]);
  });

  it('leave exact figures behind when one of them fails in the middle', () => {
    const { engine, site } = fixture;
    const campaign = fixture.write(() => engine.createCampaign(site.id, welcome, 'live', NOON));
    const outcomes = fixture.group<unknown>([collects('ann'), collects('bea'), fails, collects('cem')]);
    expect(outcomes.map((outcome) => 'value' in outcome)).toEqual([true, true, false, true]);
    expect(engine.installReport(site.id).seen).toEqual([{ name: 'page_view', count: 3, lastAt: NOON }]);
    expect(engine.homeReport(site.id, NOON).today).toMatchObject({ visitors: 3, sessions: 3 });
    expect(engine.campaignResults(site.id, campaign.id)?.arms).toMatchObject([{ arm: 'A', qualified: 3 }]);
  });

  it('see what those before them left: a limit on showings to everybody holds within a group', () => {
    const { engine, site } = fixture;
    const limited = { ...welcome, limits: { ...welcome.limits, atMostInAll: 2 } };
    fixture.write(() => engine.createCampaign(site.id, limited, 'live', NOON));
    const visitors = ['ann', 'bea', 'cem', 'dee'];
    const shows = (visitor: string) => () => {
      const [decision] = collects(visitor)().answer.decisions;
      if (!decision) return 0;
      const shown = event('offer_shown', NOON, { offer: decision.offer, turn: decision.turn });
      engine.collect({ siteId: site.id, batch: batchOf(visitor, [shown]), now: NOON });
      return 1;
    };
    const outcomes = fixture.group(visitors.map(shows));
    expect(outcomes).toEqual([{ value: 1 }, { value: 1 }, { value: 0 }, { value: 0 }]);
  });

  it('are read by a write that is no batch as if they had been written down already', () => {
    const { engine, site } = fixture;
    const reads = () => engine.installReport(site.id).seen;
    const [, read] = fixture.group<unknown>([collects('ann'), reads]);
    expect(read).toEqual({ value: [{ name: 'page_view', count: 1, lastAt: NOON }] });
  });

  it('only the bad one is refused when it breaks the commit itself', () => {
    // A deferred foreign key is checked by the commit.
    const breaksCommit = () => {
      fixture.engine.db.pragma('defer_foreign_keys = ON');
      fixture.engine.db.prepare("INSERT INTO shop_order (site_id, transaction_id, state) VALUES (99, 'T', '{}')").run();
    };
    const outcomes = fixture.group<unknown>([collects('ann'), breaksCommit, collects('bea')]);
    expect(outcomes.map((outcome) => 'value' in outcome)).toEqual([true, false, true]);
    expect(value(fixture, 'SELECT COUNT(*) FROM shop_order')).toBe(0);
    expect(value(fixture, "SELECT SUM(amount) FROM rollup WHERE metric = 'page_view'")).toBe(2);
  });

  it.each([
    ['FULL', 'store_unavailable'],
    ['CONSTRAINT_CHECK', 'internal'],
  ])(
    'are all refused and all undone when writing down what they left fails with %s, and taken again',
    (sqlite, code) => {
      fixture.write((engine) => engine.createCampaign(fixture.site.id, secretCoupon, 'live', NOON));
      const before = contentOf(fixture.engine.db);
      const flush = vi.spyOn(fixture.engine, 'flush').mockImplementation(() => {
        throw new Database.SqliteError('x', `SQLITE_${sqlite}`);
      });
      const refused = { error: expect.objectContaining({ code }) };
      expect(fixture.group<unknown>([collects('ann'), collects('bea')])).toEqual([refused, refused]);
      expect(contentOf(fixture.engine.db)).toEqual(before);
      flush.mockRestore();
      expect(fixture.group([collects('ann')])[0]).toHaveProperty('value.answer.decisions.length', 1);
      expect(value(fixture, "SELECT SUM(amount) FROM rollup WHERE metric = 'page_view'")).toBe(1);
    },
  );

  it('are refused as store_unavailable while the disk is full, and taken again when there is room', () => {
    const { db } = fixture.engine;
    fixture.group([collects('ann')]);
    db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`);
    const before = contentOf(db);
    const big = () => {
      const batch = batchOf('big', [event('page_view', NOON, { note: 'x'.repeat(200_000) })]);
      return fixture.engine.collect({ siteId: fixture.site.id, batch, now: NOON });
    };
    expect(fixture.group([big])).toEqual([{ error: expect.objectContaining({ code: 'store_unavailable' }) }]);
    expect(contentOf(db)).toEqual(before);
    db.pragma('max_page_count = 1000000');
    expect(fixture.group<unknown>([big, collects('bea')]).every((outcome) => 'value' in outcome)).toBe(true);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('are refused as store_unavailable while another connection holds the database', () => {
    fixture.engine.db.pragma('busy_timeout = 1');
    const other = new Database(fixture.file);
    other.exec('BEGIN IMMEDIATE');
    expect(fixture.group([collects('ann')])).toEqual([
      { error: expect.objectContaining({ code: 'store_unavailable' }) },
    ]);
    other.exec('ROLLBACK');
    other.close();
    expect(fixture.group([collects('ann')])[0]).toHaveProperty('value.answer.accepted', 1);
  });

  it('that cannot be written at all are refused as store_unavailable', () => {
    const db = new Database(fixture.file, { readonly: true });
    const group = openGroup({ db, flush: () => {}, forget: () => {} });
    expect(group([() => db.exec('UPDATE pulse SET beats = 1')])).toEqual([
      { error: expect.objectContaining({ code: 'store_unavailable' }) },
    ]);
    db.close();
  });
});

describe('every statement of a batch may fail', () => {
  it('and then nothing of the batch is on record, and its retry is as if it came first', () => {
    const { engine, site } = fixture;
    fixture.write(() => engine.createCampaign(site.id, secretCoupon, 'live', NOON));
    const arms = { ...secretCoupon, experiment: { holdoutPercent: 100, rolloutPercent: 100 } };
    fixture.write(() => engine.createCampaign(site.id, arms, 'live', NOON));
    fixture.write(() =>
      engine.collect({
        siteId: site.id,
        batch: batchOf('old', [event('identify', NOON, { customer_id: 'c1' })]),
        now: NOON,
      }),
    );
    fixture.group([collects('warm')]);
    const before = contentOf(engine.db);
    const batch = batchOf('ann', [
      event('page_view', NOON),
      event('identify', NOON, { customer_id: 'c1' }),
      event('purchase', NOON, { transaction_id: 'T1', value: 1, coupon: 'NONE' }),
    ]);
    const faults = failingStatements(engine.db);
    let attempts = 0;
    for (;;) {
      faults.failAt(++attempts);
      const [outcome] = fixture.group([() => engine.collect({ siteId: site.id, batch, now: NOON })]);
      if (!faults.hasFailed()) {
        faults.failAt(0);
        expect(outcome).toHaveProperty('value.answer.decisions.length', 1);
        break;
      }
      expect(outcome).toEqual({ error: expect.objectContaining({ code: 'store_unavailable' }) });
      expect(contentOf(engine.db)).toEqual(before);
    }
    expect(attempts).toBeGreaterThan(40);
    expect(engine.db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(engine.db.pragma('foreign_key_check')).toEqual([]);
  });
});

describe('errors of SQLite', () => {
  it.each([
    'FULL',
    'IOERR',
    'IOERR_FSYNC',
    'READONLY',
    'READONLY_DBMOVED',
    'BUSY',
    'BUSY_SNAPSHOT',
    'CORRUPT',
    'CANTOPEN',
  ])('SQLITE_%s is store_unavailable: the same request may succeed later', (code) => {
    const error = toStoreError(new Database.SqliteError('x', `SQLITE_${code}`));
    expect(error).toBeInstanceOf(StoreError);
    expect(error.code).toBe('store_unavailable');
  });

  it('a broken constraint or a bug is internal, and a StoreError stays what it is', () => {
    expect(toStoreError(new Database.SqliteError('x', 'SQLITE_CONSTRAINT_UNIQUE')).code).toBe('internal');
    expect(toStoreError(new TypeError('x')).code).toBe('internal');
    const known = new StoreError('stale_version', 'x');
    expect(toStoreError(known)).toBe(known);
  });
});

/** Every row of every table. */
function contentOf(db: Database.Database): unknown {
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all();
  return tables.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all()]);
}

/** Lets one statement fail, counted from when it is told: the real disk fails as seldom and as anywhere. */
function failingStatements(db: Database.Database) {
  let left = 0;
  let failed = false;
  const proto = Object.getPrototypeOf(db.prepare('SELECT 1'));
  for (const name of ['run', 'get', 'all'] as const) {
    const original = proto[name];
    proto[name] = function (this: Database.Statement, ...args: unknown[]) {
      if (this.database === db && --left === 0) {
        failed = true;
        throw new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_WRITE');
      }
      return original.apply(this, args);
    };
  }
  return {
    failAt(count: number): void {
      left = count;
      failed = false;
    },
    hasFailed: () => failed,
  };
}
