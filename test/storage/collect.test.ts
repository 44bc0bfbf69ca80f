import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LEASE_MS } from '../../server/contract/limits.ts';
import {
  batchOf,
  DAY,
  does,
  event,
  type Fixture,
  MINUTE,
  NOON,
  openFixture,
  rows,
  SECOND,
  secretCoupon,
  send,
  settings,
  value,
  welcome,
} from './fixture.ts';

let fixture: Fixture;
beforeEach(() => {
  fixture = openFixture();
});
afterEach(() => fixture.close());

const create = (definition = welcome, state: 'live' | 'draft' = 'live') =>
  fixture.write((engine) => engine.createCampaign(fixture.site.id, definition, state, NOON));

describe('a batch', () => {
  it('is answered with the popup that its events caused, and with the code of its coupon', () => {
    const { id } = create(secretCoupon);
    const answer = does(fixture, 'ann', 'page_view', NOON);
    expect(answer).toEqual({
      accepted: 1,
      duplicates: 0,
      refused: [],
      armed: [],
      decisions: [
        {
          offer: expect.any(String),
          turn: 1,
          campaign: id,
          variant: 'A',
          message: secretCoupon.variants[0]?.message,
          coupon: { code: expect.stringMatching(/^DANGOL-[A-Z0-9]{8}$/), label: '10 %' },
        },
      ],
    });
  });

  it('sent twice is recorded once, and its lost answer is given again with the same code', () => {
    create(secretCoupon);
    const batch = batchOf('ann', [event('page_view', NOON)]);
    const lost = send(fixture, batch);
    const again = send(fixture, batch, NOON + 3 * SECOND);
    expect(again).toEqual({ ...lost, accepted: 0, duplicates: 1 });
    expect(value(fixture, 'SELECT COUNT(*) FROM offer')).toBe(1);
    expect(value(fixture, 'SELECT COUNT(*) FROM coupon_code')).toBe(1);
  });

  it('gets its lost answer again also when new events came with the retry', () => {
    create(secretCoupon);
    const view = event('page_view', NOON);
    const lost = send(fixture, batchOf('ann', [view]));
    const again = send(fixture, batchOf('ann', [view, event('scroll', NOON + 2 * SECOND, { percent: 50 })]));
    expect(again.decisions).toEqual(lost.decisions);
    expect(again).toMatchObject({ accepted: 1, duplicates: 1 });
  });

  it('that meets another tab with the message on its way shows nothing', () => {
    create();
    expect(does(fixture, 'ann', 'page_view', NOON).decisions).toHaveLength(1);
    expect(does(fixture, 'ann', 'page_view', NOON + SECOND).decisions).toEqual([]);
  });

  it('offers a lapsed message again: same offer, same arm, same code', () => {
    create(secretCoupon);
    const [first] = does(fixture, 'ann', 'page_view', NOON).decisions;
    const [again] = does(fixture, 'ann', 'page_view', NOON + LEASE_MS + SECOND).decisions;
    expect(again).toEqual(first);
    expect(value(fixture, 'SELECT issued FROM coupon_stock')).toBe(1);
  });

  it('never again offers a message that was seen', () => {
    create();
    const [decision] = does(fixture, 'ann', 'page_view', NOON).decisions;
    does(fixture, 'ann', 'offer_shown', NOON + SECOND, { offer: decision?.offer, turn: 1 });
    for (const later of [2 * SECOND, MINUTE, DAY, 100 * DAY]) {
      expect(does(fixture, 'ann', 'page_view', NOON + later).decisions).toEqual([]);
    }
  });

  it('decides nothing when the page is leaving, and nothing of a campaign that is not live', () => {
    create(welcome, 'draft');
    expect(does(fixture, 'ann', 'page_view', NOON)).toMatchObject({ accepted: 1, decisions: [], armed: [] });
    create();
    const answer = send(fixture, batchOf('bea', [event('page_view', NOON)], { leaving: true }));
    expect(answer).toEqual({ accepted: 1, duplicates: 0, refused: [], decisions: [] });
  });

  it('without events from an unknown visitor leaves no trace', () => {
    const answer = send(fixture, { ...batchOf('ann', []), sentAt: NOON }, NOON);
    expect(answer).toMatchObject({ accepted: 0, decisions: [] });
    expect(value(fixture, 'SELECT (SELECT COUNT(*) FROM person) + (SELECT COUNT(*) FROM visitor)')).toBe(0);
  });

  it('of an unknown site is refused', () => {
    expect(() =>
      fixture.write((engine) => engine.collect({ siteId: 99, batch: batchOf('ann', []), now: NOON })),
    ).toThrow(expect.objectContaining({ code: 'unknown_site' }));
  });
});

describe('a campaign', () => {
  it('that is paused, edited or set live takes effect with the next batch', () => {
    const { id } = create();
    const { engine, site } = fixture;
    fixture.write(() => engine.setCampaignState(site.id, id, 'paused', NOON));
    expect(does(fixture, 'ann', 'page_view', NOON).decisions).toEqual([]);
    fixture.write(() => engine.setCampaignState(site.id, id, 'live', NOON));
    fixture.write(() => engine.saveCampaign(site.id, id, 1, { ...welcome, trigger: { event: 'view_cart' } }, NOON));
    expect(does(fixture, 'ann', 'page_view', NOON + SECOND).decisions).toEqual([]);
    expect(does(fixture, 'ann', 'view_cart', NOON + 2 * SECOND).decisions).toHaveLength(1);
    expect(rows(fixture, 'SELECT version FROM offer')).toEqual([{ version: 2 }]);
  });

  it('shows nothing to people held out, also on their second device, and writes them down', () => {
    create({ ...secretCoupon, experiment: { holdoutPercent: 100, rolloutPercent: 100 } });
    const login = { customer_id: 'c1' };
    send(fixture, batchOf('phone', [event('identify', NOON, login), event('page_view', NOON)]));
    const answer = send(fixture, batchOf('laptop', [event('identify', NOON, login), event('page_view', NOON)]));
    expect(answer.decisions).toEqual([]);
    expect(rows(fixture, 'SELECT arm, leased_until FROM offer')).toEqual([{ arm: 'holdout', leased_until: 0 }]);
    expect(value(fixture, 'SELECT COUNT(*) FROM coupon_code')).toBe(0);
  });

  it('remembers who is held out also when a repeated batch was the first to be decided', () => {
    create({ ...welcome, experiment: { holdoutPercent: 100, rolloutPercent: 100 } });
    const batch = batchOf('ann', [event('page_view', NOON)]);
    send(fixture, { ...batch, leaving: true });
    expect(send(fixture, batch)).toMatchObject({ accepted: 0, duplicates: 1, decisions: [] });
    expect(does(fixture, 'ann', 'page_view', NOON + SECOND)).toMatchObject({ accepted: 1, decisions: [] });
    expect(value(fixture, 'SELECT COUNT(*) FROM offer')).toBe(1);
  });

  it('bounded in all counts the messages on their way, and may be shown again when one lapses', () => {
    create({ ...welcome, limits: { ...welcome.limits, atMostInAll: 2 } });
    expect(does(fixture, 'ann', 'page_view', NOON).decisions).toHaveLength(1);
    expect(does(fixture, 'bea', 'page_view', NOON).decisions).toHaveLength(1);
    expect(does(fixture, 'cho', 'page_view', NOON + SECOND).decisions).toEqual([]);
    expect(does(fixture, 'cho', 'page_view', NOON + LEASE_MS + SECOND).decisions).toHaveLength(1);
  });

  it('says by gate why people who met its trigger were refused, once per new batch', () => {
    create({ ...welcome, audience: { kind: 'login', is: 'in' } });
    const batch = batchOf('ann', [event('page_view', NOON)]);
    send(fixture, batch);
    send(fixture, batch);
    does(fixture, 'ann', 'view_item', NOON);
    expect(rows(fixture, 'SELECT day, gate, hex(substr(counts, 1, 8)) AS counts FROM campaign_refusal')).toEqual([
      { day: '2026-11-21', gate: 'audience', counts: '0100000000000000' },
    ]);
  });
});

describe('privacy and the switch of the site', () => {
  it('writes nothing at all when the browser asks for privacy and the site honours it', () => {
    const answer = send(fixture, batchOf('ann', [event('page_view', NOON)], { gpc: true }));
    expect(answer).toEqual({ accepted: 0, duplicates: 0, refused: [], decisions: [], ignored: 'privacy_signal' });
    const tables = rows<{ name: string }>(fixture, "SELECT name FROM sqlite_schema WHERE type = 'table'");
    const written = tables.filter(({ name }) => Number(value(fixture, `SELECT COUNT(*) FROM ${name}`)) > 0);
    expect(written.map(({ name }) => name).sort()).toEqual(['pulse', 'site', 'site_total']);
  });

  it('records events while the site is off, and decides nothing', () => {
    create();
    fixture.write((engine) => engine.updateSite(fixture.site.id, { ...settings, active: false }));
    expect(does(fixture, 'ann', 'page_view', NOON)).toEqual({ accepted: 1, duplicates: 0, refused: [], decisions: [] });
    fixture.write((engine) => engine.updateSite(fixture.site.id, settings));
    expect(does(fixture, 'ann', 'page_view', NOON + SECOND).decisions).toHaveLength(1);
  });
});

describe('clocks of browsers', () => {
  it.each([
    ['an hour fast', 60 * MINUTE],
    ['an hour slow', -60 * MINUTE],
    ['ten years slow', -3_650 * DAY],
  ])('%s are corrected by the moment of sending, and the popup still comes', (_how, wrongMs) => {
    create();
    const batch = batchOf('ann', [event('page_view', NOON + wrongMs - 2 * SECOND)], { sentAt: NOON + wrongMs });
    const answer = send(fixture, batch, NOON);
    expect(answer.decisions).toHaveLength(1);
    expect(rows(fixture, "SELECT day, hour FROM rollup WHERE metric = 'page_view'")).toEqual([
      { day: '2026-11-21', hour: 11 },
    ]);
  });

  it('never put an event into the future', () => {
    const batch = batchOf('ann', [event('page_view', NOON + DAY)], { sentAt: NOON });
    send(fixture, batch, NOON);
    expect(value(fixture, 'SELECT oldest_at FROM person')).toBe(NOON);
  });

  it('an event that waited in the outbox is recorded at its time and causes no popup', () => {
    create();
    const batch = batchOf('ann', [event('page_view', NOON - 3 * DAY)], { sentAt: NOON });
    expect(send(fixture, batch, NOON)).toMatchObject({ accepted: 1, decisions: [] });
    expect(value(fixture, "SELECT day FROM rollup WHERE metric = 'page_view'")).toBe('2026-11-18');
  });

  it('an event of another page than the open one causes no popup', () => {
    create();
    const elsewhere = event('page_view', NOON, {}, { url: 'https://shop.example/before' });
    expect(send(fixture, batchOf('ann', [elsewhere]))).toMatchObject({ accepted: 1, decisions: [] });
  });
});
