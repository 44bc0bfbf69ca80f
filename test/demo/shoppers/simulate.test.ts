import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Channel } from '../../../server/contract/audience.ts';
import { type HistoryEvent, historySchema } from '../../../server/contract/history.ts';
import { eventIdPattern, visitorIdPattern } from '../../../server/contract/ids.ts';
import { sources } from '../../../server/demo/shoppers/channels.ts';
import { bigShop, demoShop } from '../../../server/demo/shoppers/shop.ts';
import { type Plan, simulate, visits } from '../../../server/demo/shoppers/simulate.ts';
import { channelOf, utmOf } from '../../../server/domain/channel.ts';
import { DAY_MS, hourOf, wallTime } from '../../../server/domain/zone.ts';

const zone = 'Asia/Seoul';
const from = Date.UTC(2026, 0, 5);
const shop = bigShop('https://shop.example/', 200);
const plan: Plan = { seed: 8, shop, zone, from, until: from + 5 * DAY_MS, sessionsPerDay: 300 };

describe('a history', () => {
  const events = [...simulate(plan)];

  it('is the same for the same seed and another for another', () => {
    expect([...simulate(plan)]).toEqual(events);
    expect([...simulate({ ...plan, seed: 9 })].slice(0, 50)).not.toEqual(events.slice(0, 50));
  });

  it('is in order of time and keeps every rule of an import', () => {
    const keepsRules = new Ajv({ allowUnionTypes: true }).compile<HistoryEvent>(historySchema);
    expect(events.filter((event) => !keepsRules(event))).toEqual([]);
    expect(events.every(({ at }, index) => at >= (events[index - 1]?.at ?? from))).toBe(true);
  });

  it('has ids as the tag makes them, each once', () => {
    const pattern = new RegExp(eventIdPattern);
    const wrong = events.filter(({ id = '', at }) => !pattern.test(id) || Number.parseInt(id.slice(0, 8), 36) !== at);
    expect(wrong).toEqual([]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect(events.every(({ visitor }) => new RegExp(visitorIdPattern).test(visitor))).toBe(true);
  });

  it('visits the pages that the demo shop has', () => {
    const urls = [...simulate({ ...plan, shop: demoShop('https://crm.example') })].map(({ url }) => url);
    expect(urls.every((url) => url.startsWith('https://crm.example/demo/'))).toBe(true);
  });
});

describe('shoppers', () => {
  type Seen = { channel: Channel; told: Channel; at: number; bought: boolean; visitors: number; known: boolean };
  const seen: Seen[] = [];
  let joined = 0;

  // Half a year of a busy shop, so that what is drawn comes near to what it is drawn from.
  beforeAll(() => {
    const customers = new Map<string, Set<string>>();
    for (const visit of visits({ ...plan, until: from + 180 * DAY_MS, sessionsPerDay: 700 })) {
      const { shopper, browser, source, startedAt } = visit;
      const known = shopper.visits > 1;
      const steps = [...visit.steps];
      const [first] = steps;
      if (!first) throw new Error('a visit has a first page');
      const landing = { url: first.url, referrer: first.referrer, origins: ['https://shop.example'] };
      const told = steps.flatMap(({ events }) => events);
      for (const { name, params } of told) {
        const customer = String(params?.customer_id);
        if (name === 'identify') customers.set(customer, (customers.get(customer) ?? new Set()).add(browser.visitor));
      }
      seen.push({
        channel: source.channel,
        told: channelOf(landing, utmOf(first.url)),
        at: startedAt,
        bought: told.some(({ name }) => name === 'purchase'),
        visitors: shopper.browsers.length,
        known,
      });
    }
    joined = [...customers.values()].filter((visitors) => visitors.size > 1).length;
  }, 60_000);

  const shareOf = (some: Seen[], test: (one: Seen) => boolean) => some.filter(test).length / some.length;

  it('come by their channels, and land so that the collector finds that out', () => {
    expect(seen.length).toBeGreaterThan(100_000);
    expect(shareOf(seen, ({ channel, told }) => channel !== told)).toBe(0);
    for (const { channel, share } of sources) {
      expect(
        shareOf(seen, (one) => one.channel === channel),
        channel,
      ).toBeCloseTo(share, 2);
    }
  });

  it('buy in 2.06 % of their visits, 1.23 % of those by advertising and 2.48 % of those by CRM', () => {
    const rateOf = (channel: Channel) =>
      shareOf(
        seen.filter((one) => one.channel === channel),
        ({ bought }) => bought,
      );
    // Buyers come again, so purchases are not independent: three times the spread of as many throws of a coin.
    const spread = (rate: number, share: number) => 3 * 1.96 * Math.sqrt((rate * (1 - rate)) / (seen.length * share));
    const all = shareOf(seen, ({ bought }) => bought);
    expect(Math.abs(all - 0.0206)).toBeLessThan(spread(0.0206, 1));
    for (const { channel, conversion, share } of sources) {
      expect(Math.abs(rateOf(channel) - conversion), channel).toBeLessThan(spread(conversion, share));
    }
    expect(rateOf('advertising')).toBeLessThan(rateOf('crm'));
  });

  it('sleep at night by the shop’s clock and shop in the evening, on Mondays more than on Saturdays', () => {
    const inHour = (hour: number) => shareOf(seen, ({ at }) => hourOf(at, zone) === hour);
    expect(inHour(21)).toBeGreaterThan(8 * inHour(4));
    expect(inHour(12)).toBeGreaterThan(inHour(16));
    const onDay = (weekday: number) => shareOf(seen, ({ at }) => wallTime(at, zone).weekday === weekday);
    expect(onDay(1)).toBeGreaterThan(1.15 * onDay(6));
  });

  it('come back: half of the visits and more are no first ones', () => {
    expect(shareOf(seen, ({ known }) => known)).toBeGreaterThan(0.5);
  });

  it('log in with two devices, which joins them', () => {
    expect(shareOf(seen, ({ visitors }) => visitors === 2)).toBeGreaterThan(0.1);
    expect(joined).toBeGreaterThan(150);
  });
});
