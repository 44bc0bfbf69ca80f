import type { Database } from 'better-sqlite3';
import { isVocabulary } from '../../contract/event.ts';
import { type Effect, journey, measures, sessionsWith } from '../../domain/facts.ts';
import { dayOf, hourOf } from '../../domain/zone.ts';

/**
 * Event names counted apart per site; GA4 allows 500. A page can make up names without end, and each would cost a row an
 * hour: those beyond are counted as `other`. Names of the vocabulary are always counted: reports are made of them.
 */
export const MAX_KINDS = 500;
export const OTHER_KIND = 'other';
/** Metrics that are no names of events. */
const ours: ReadonlySet<string> = new Set([...measures, ...journey.map(sessionsWith)]);

const ADD = `
  INSERT INTO rollup (site_id, day, metric, hour, channel, amount) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (site_id, day, metric, hour, channel) DO UPDATE SET amount = amount + excluded.amount`;
const SEE = `
  INSERT INTO event_kind (site_id, name, count, last_at) VALUES (?, ?, ?, ?)
  ON CONFLICT (site_id, name) DO UPDATE
  SET count = count + excluded.count, last_at = MAX(last_at, excluded.last_at)`;
export const LIST_KINDS =
  'SELECT name, count, last_at AS lastAt FROM event_kind WHERE site_id = ? ORDER BY last_at DESC';
export const SUM_DAYS = `
  SELECT day, metric, SUM(amount) AS amount FROM rollup
  WHERE site_id = ? AND day BETWEEN ? AND ? AND hour <= ? GROUP BY day, metric`;
export const SUM_HOURS = `
  SELECT hour, SUM(amount) AS amount FROM rollup WHERE site_id = ? AND day = ? AND metric = ? GROUP BY hour`;

type CountEffect = Extract<Effect, { kind: 'count' }>;
export type Kind = { name: string; count: number; lastAt: number };

export type Rollups = ReturnType<typeof openRollups>;

/** Sums that reports read, written in the same transaction as the events they sum. */
export function openRollups(db: Database) {
  const add = db.prepare<[number, string, string, number, string, number]>(ADD);
  const see = db.prepare<[number, string, number, number]>(SEE);
  const listKinds = db.prepare<[number], Kind>(LIST_KINDS);
  const sumDays = db.prepare<[number, string, string, number], { day: string; metric: string; amount: number }>(
    SUM_DAYS,
  );
  const sumHours = db.prepare<[number, string, string], { hour: number; amount: number }>(SUM_HOURS);
  const kinds = new Map<number, Set<string>>();

  /** The name to count under. */
  function kindOf(siteId: number, name: string): string {
    let known = kinds.get(siteId);
    if (!known) {
      known = new Set(listKinds.all(siteId).map((kind) => kind.name));
      kinds.set(siteId, known);
    }
    if (known.has(name) || isVocabulary(name)) return name;
    if (known.size >= MAX_KINDS) return OTHER_KIND;
    known.add(name);
    return name;
  }

  return {
    /** Counts that an event of this name came. */
    see(siteId: number, name: string, at: number): void {
      see.run(siteId, kindOf(siteId, name), 1, at);
    },

    add(siteId: number, zone: string, { metric, at, channel, amount }: CountEffect): void {
      const counted = ours.has(metric) ? metric : kindOf(siteId, metric);
      add.run(siteId, dayOf(at, zone), counted, hourOf(at, zone), channel, amount);
    },

    /** Last seen first. */
    listKinds: (siteId: number): Kind[] => listKinds.all(siteId),

    /** Sums by day and metric of the days `from` to `to`, each up to and with `lastHour`. */
    sumDays(siteId: number, from: string, to: string, lastHour = 23): Map<string, Map<string, number>> {
      const days = new Map<string, Map<string, number>>();
      for (const { day, metric, amount } of sumDays.all(siteId, from, to, lastHour)) {
        const sums = days.get(day) ?? new Map<string, number>();
        days.set(day, sums.set(metric, amount));
      }
      return days;
    },

    /** 24 sums of one day. */
    sumHours(siteId: number, day: string, metric: string): number[] {
      const hours = new Array<number>(24).fill(0);
      for (const { hour, amount } of sumHours.all(siteId, day, metric)) hours[hour] = amount;
      return hours;
    },

    forget: (): void => kinds.clear(),
  };
}
