import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIST_ARRIVALS } from '../../server/storage/sqlite/arrivals.ts';
import { EXPIRE_CARTS, FIND_CART } from '../../server/storage/sqlite/carts.ts';
import { COUNT_CONSENTS } from '../../server/storage/sqlite/consents.ts';
import * as coupons from '../../server/storage/sqlite/coupons.ts';
import { EXPIRE_DELIVERIES } from '../../server/storage/sqlite/deliveries.ts';
import { monthSql } from '../../server/storage/sqlite/event-partition.ts';
import { chainSql, findSql } from '../../server/storage/sqlite/event-tables.ts';
import { expireSql, FIND_OTHER, newestSql, recentSql } from '../../server/storage/sqlite/events.ts';
import * as figures from '../../server/storage/sqlite/figures.ts';
import { LIST_HEARD } from '../../server/storage/sqlite/heard.ts';
import { FIRST } from '../../server/storage/sqlite/migrations/0001-first.ts';
import * as offers from '../../server/storage/sqlite/offers.ts';
import * as orders from '../../server/storage/sqlite/orders.ts';
import * as people from '../../server/storage/sqlite/people.ts';
import { LIST_REFUSALS } from '../../server/storage/sqlite/refusals.ts';
import * as rollups from '../../server/storage/sqlite/rollups.ts';
import { SCHEMA } from '../../server/storage/sqlite/schema.ts';
import { LIST_ORIGINS } from '../../server/storage/sqlite/sites.ts';
import { DELETE_ENDED_SESSIONS } from '../../server/storage/sqlite/users.ts';
import { batchOf, does, event, type Fixture, NOON, openFixture, rows, secretCoupon, send } from './fixture.ts';

/** Tables, indexes and triggers as SQLite understood them, without comments. */
function schemaOf(sql: string): unknown[] {
  const db = new Database(':memory:');
  db.exec(sql);
  return db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all();
}

describe('the schema', () => {
  it('is the same whole and after every migration', () => {
    expect(schemaOf(SCHEMA)).toEqual(schemaOf(FIRST));
  });

  it('states the types of its columns: every table is STRICT', () => {
    const db = new Database(':memory:');
    db.exec(SCHEMA);
    const loose = db.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0").pluck().all();
    expect(loose).toEqual(['sqlite_schema']);
  });
});

describe('what must never be twice', () => {
  let fixture: Fixture;
  beforeAll(() => {
    fixture = openFixture();
    const { engine, site } = fixture;
    fixture.write(() => engine.createCampaign(site.id, secretCoupon, 'live', NOON));
    engine.db.exec("INSERT INTO word (text) VALUES ('said')");
    does(fixture, 'ann', 'identify', NOON, { customer_id: 'c1' });
    does(fixture, 'ann', 'page_view', NOON);
    send(fixture, batchOf('ann', [{ ...event('page_view', NOON), id: 'zzzzzzzz12345678' }]));
    does(fixture, 'ann', 'purchase', NOON, { transaction_id: 'T1' });
  });
  afterAll(() => fixture.close());

  /** Copies the only row of a table, with some columns changed. */
  const copy = (table: string, changes: Record<string, unknown>) => {
    const row = { ...rows<Record<string, unknown>>(fixture, `SELECT * FROM ${table} LIMIT 1`)[0], ...changes };
    const names = Object.keys(row);
    fixture.engine.db.prepare(`INSERT INTO ${table} (${names}) VALUES (${names.map((name) => `@${name}`)})`).run(row);
  };

  it.each([
    ['an event of a site', 'event_202611_1', { rest: 'other' }],
    ['an event of a wrong clock', 'event_other', { number: null }],
    ['a visitor', 'visitor', { number: null }],
    ['a word', 'word', { number: null }],
    ['a person', 'person', { number: null, customer_id: null }],
    ['a customer', 'person', { number: null, id: 'other' }],
    ['an offer of one campaign to one person', 'offer', { number: null, id: 'other' }],
    ['an offer', 'offer', { number: null, person_id: 'other' }],
    ['a code of one campaign for one person', 'coupon_code', { number: null, code: 'OTHER' }],
    ['a person of one code', 'coupon_code', { number: null, person_id: 'other' }],
    ['an order', 'shop_order', { value_minor: 0, state: '{}' }],
    ['a site key', 'site', { id: null }],
    ['a campaign version', 'campaign_version', { definition: '{}' }],
  ])('%s is refused by the database itself', (_what, table, changes) => {
    expect(() => copy(table, changes)).toThrow(/UNIQUE constraint failed/);
  });

  it('a campaign version and an alias cannot be rewritten, nor a version deleted', () => {
    const { db } = fixture.engine;
    db.exec("INSERT INTO person_alias VALUES (1, 'a', 'b', 1)");
    expect(() => db.exec("UPDATE campaign_version SET definition = '{}'")).toThrow(/never changes/);
    expect(() => db.exec('DELETE FROM campaign_version')).toThrow(/never deleted/);
    expect(() => db.exec("UPDATE person_alias SET survivor_id = 'c'")).toThrow(/never changes/);
  });
});

describe('every query on a growing table is answered through its index', () => {
  let fixture: Fixture;
  beforeAll(() => {
    fixture = openFixture();
    fixture.engine.db.exec(monthSql(month));
  });
  afterAll(() => fixture.close());

  const month = 'event_202611_1';
  const cases: [what: string, sql: string, plan: string[]][] = [
    [
      'a visitor comes back',
      people.FIND_VISITOR,
      ['SEARCH visitor USING INDEX sqlite_autoindex_visitor_1 (site_id=? AND id=?)'],
    ],
    [
      'a customer logs in',
      people.FIND_BY_CUSTOMER,
      ['SEARCH person USING COVERING INDEX person_customer (site_id=? AND customer_id=?)'],
    ],
    ['people are counted', people.COUNT, ['SEARCH person USING COVERING INDEX sqlite_autoindex_person_1 (site_id=?)']],
    ['people are sampled', people.SAMPLE, ['SEARCH person USING INDEX sqlite_autoindex_person_1 (site_id=?)']],
    [
      'people are walked through when tidying',
      people.FIND_FORGETFUL,
      ['SEARCH p USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)', 'SEARCH s USING INTEGER PRIMARY KEY (rowid=?)'],
    ],
    ['an event meets its twin', findSql(month), ['SEARCH event_202611_1 USING INTEGER PRIMARY KEY (rowid=?)']],
    [
      'an event of a wrong clock meets its twin',
      FIND_OTHER,
      ['SEARCH event_other USING COVERING INDEX sqlite_autoindex_event_other_1 (site_id=? AND id=?)'],
    ],
    [
      'a person remembers',
      chainSql(month),
      [
        'CO-ROUTINE chain',
        'SETUP',
        'SEARCH e USING INTEGER PRIMARY KEY (rowid=?)',
        'RECURSIVE STEP',
        'SCAN c',
        'SEARCH e USING INTEGER PRIMARY KEY (rowid=?)',
        'SCAN chain',
      ],
    ],
    [
      'the live feed begins',
      recentSql(month),
      ['SCAN e', 'SEARCH v USING INTEGER PRIMARY KEY (rowid=?)', 'SEARCH p USING INTEGER PRIMARY KEY (rowid=?)'],
    ],
    [
      'prices are looked up',
      newestSql(month),
      ['SEARCH event_202611_1 USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)'],
    ],
    [
      'events expire',
      expireSql(month),
      [
        'SEARCH event_202611_1 USING INTEGER PRIMARY KEY (rowid=?)',
        'LIST SUBQUERY 1',
        'SEARCH event_202611_1 USING INTEGER PRIMARY KEY (rowid<?)',
      ],
    ],
    [
      'offers out are listed',
      offers.LIST_LEASED,
      ['SEARCH offer USING INDEX offer_lease (site_id=? AND campaign_id=? AND leased_until>?)'],
    ],
    [
      'a join hands over offers',
      offers.LIST_OF_PERSON,
      ['SEARCH offer USING INDEX sqlite_autoindex_offer_1 (site_id=? AND person_id=?)'],
    ],
    [
      'a person is asked for by id',
      people.FIND_BY_ID,
      ['SEARCH person USING COVERING INDEX sqlite_autoindex_person_1 (site_id=? AND id=?)'],
    ],
    ['an order is told again', orders.GET, ['SEARCH shop_order USING PRIMARY KEY (site_id=? AND transaction_id=?)']],
    [
      'an order names a cart',
      orders.LIST_OF_CART,
      ['SEARCH shop_order USING COVERING INDEX shop_order_cart (site_id=? AND cart_token=?)'],
    ],
    [
      'an order asks whose its cart is',
      FIND_CART,
      ['SEARCH cart_visitor USING PRIMARY KEY (site_id=? AND cart_token=?)'],
    ],
    ['old carts are forgotten', EXPIRE_CARTS, ['SEARCH cart_visitor USING INDEX cart_visitor_age (at<?)']],
    [
      'old deliveries are forgotten',
      EXPIRE_DELIVERIES,
      ['SEARCH webhook_delivery USING COVERING INDEX webhook_delivery_age (at<?)'],
    ],
    [
      'orders waited for a customer',
      orders.LIST_WAITING,
      ['SEARCH shop_order USING COVERING INDEX shop_order_waiting (site_id=? AND waits_for=?)'],
    ],
    [
      'an order gives its code back',
      coupons.RELEASE_OWN,
      ['SEARCH coupon_code USING INDEX coupon_code_own (site_id=? AND code=?)'],
    ],
    [
      'an order gives its shared code back',
      coupons.RELEASE_SHARED,
      ['SEARCH coupon_code USING INDEX coupon_code_shared (site_id=? AND code=?)'],
    ],
    [
      'a code is held already',
      coupons.FIND_HELD,
      ['SEARCH coupon_code USING INDEX coupon_code_person (site_id=? AND person_id=? AND campaign_id=?)'],
    ],
    [
      'a free code is claimed',
      coupons.CLAIM_FREE,
      [
        'SEARCH coupon_code USING INTEGER PRIMARY KEY (rowid=?)',
        'SCALAR SUBQUERY 1',
        'SEARCH coupon_code USING INDEX coupon_code_free (site_id=? AND campaign_id=?)',
      ],
    ],
    [
      'an order names a code of one person',
      coupons.FIND_OWN,
      ['SEARCH coupon_code USING INDEX coupon_code_own (site_id=? AND code=?)'],
    ],
    [
      'an order names a shared code',
      coupons.FIND_SHARED,
      ['SEARCH coupon_code USING INDEX coupon_code_shared (site_id=? AND code=? AND person_id=?)'],
    ],
    [
      'a join hands over codes',
      coupons.LIST_OF_PERSON,
      ['SEARCH coupon_code USING INDEX coupon_code_person (site_id=? AND person_id=?)'],
    ],
    ['figures of an arm', figures.SUM_ARMS, ['SEARCH campaign_day USING PRIMARY KEY (site_id=? AND campaign_id=?)']],
    ['figures of a day', figures.SUM_DAYS, ['SEARCH campaign_day USING PRIMARY KEY (site_id=? AND campaign_id=?)']],
    ['figures of all campaigns', figures.SUM_CAMPAIGNS, ['SEARCH campaign_day USING PRIMARY KEY (site_id=?)']],
    [
      'showings to everybody',
      figures.SUM_SHOWN,
      ['SEARCH campaign_day USING PRIMARY KEY (site_id=? AND campaign_id=?)'],
    ],
    [
      'refusals by gate',
      LIST_REFUSALS,
      ['SEARCH c USING PRIMARY KEY (site_id=? AND id=?)', 'SEARCH r USING PRIMARY KEY (site_id=?)'],
    ],
    ['sums of days', rollups.SUM_DAYS, ['SEARCH rollup USING PRIMARY KEY (site_id=? AND day>? AND day<?)']],
    [
      'sums of hours of many days',
      rollups.SUM_HOURS_OF_DAYS,
      ['SCAN d VIRTUAL TABLE INDEX 1:', 'SEARCH r USING PRIMARY KEY (site_id=? AND day=? AND metric=?)'],
    ],
    ['sums of hours', rollups.SUM_HOURS, ['SEARCH rollup USING PRIMARY KEY (site_id=? AND day=? AND metric=?)']],
    ['kinds of event', rollups.LIST_KINDS, ['SEARCH event_kind USING PRIMARY KEY (site_id=?)']],
    ['what tags heard', LIST_HEARD, ['SEARCH heard USING PRIMARY KEY (site_id=?)']],
    ['hosts that pages asked', LIST_ARRIVALS, ['SEARCH arrival USING PRIMARY KEY (site_id=?)']],
    ['consents', COUNT_CONSENTS, ['SEARCH consent USING PRIMARY KEY (site_id=?)']],
    ['refused origins', LIST_ORIGINS, ['SEARCH refused_origin USING PRIMARY KEY (site_id=?)']],
    [
      'sessions that ended',
      DELETE_ENDED_SESSIONS,
      ['SEARCH dashboard_session USING INDEX dashboard_session_end (expires_at<?)'],
    ],
  ];

  it.each(cases)('%s', (_what, sql, plan) => {
    const asked = `EXPLAIN QUERY PLAN ${sql.replace(/@\w+/g, '?')}`;
    const values = asked.match(/\?/g)?.map(() => null) ?? [];
    const steps = fixture.engine.db.prepare<null[], { detail: string }>(asked).all(...values);
    const sorting = /^USE TEMP B-TREE/;
    expect(steps.map(({ detail }) => detail).filter((detail) => !sorting.test(detail))).toEqual(plan);
  });
});
