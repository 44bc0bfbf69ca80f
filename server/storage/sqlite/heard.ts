import type { Database } from 'better-sqlite3';
import type { Heard } from '../../domain/heard.ts';

const ADD = `
  INSERT INTO heard (site_id, name, source, verdict, about, count, last_at) VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (site_id, name, source, verdict, about) DO UPDATE
  SET count = count + excluded.count, last_at = MAX(last_at, excluded.last_at)`;
export const LIST_HEARD = `
  SELECT name, source, verdict, about, count, last_at AS lastAt FROM heard WHERE site_id = ? ORDER BY name, source`;

/** A row of the table. */
export type HeardRow = Heard & { lastAt: number };

export type HeardNoun = ReturnType<typeof openHeard>;

/** What pages heard of their events, added up in memory and written once at the end of a transaction. */
export function openHeard(db: Database) {
  const add = db.prepare<[number, string, string, string, string, number, number]>(ADD);
  const list = db.prepare<[number], HeardRow>(LIST_HEARD);
  const sums = new Map<string, HeardRow & { siteId: number }>();

  return {
    count(siteId: number, lines: readonly Heard[], at: number): void {
      for (const line of lines) {
        const key = `${siteId} ${line.name} ${line.source} ${line.verdict} ${line.about}`;
        const sum = sums.get(key);
        if (sum) {
          sum.count += line.count;
          sum.lastAt = Math.max(sum.lastAt, at);
        } else sums.set(key, { ...line, siteId, lastAt: at });
      }
    },

    list: (siteId: number): HeardRow[] => list.all(siteId),

    /** Writes down what was counted since. */
    flush(): void {
      for (const { siteId, name, source, verdict, about, count, lastAt } of sums.values()) {
        add.run(siteId, name, source, verdict, about, count, lastAt);
      }
      sums.clear();
    },

    forget: (): void => sums.clear(),
  };
}
