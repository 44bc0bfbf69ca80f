import type { Database } from 'better-sqlite3';
import type { Arrival } from '../../contract/api.ts';

/** Kept per site; anybody can name a host. */
export const MAX_ARRIVALS = 50;

const NOTE = `
  INSERT INTO arrival (site_id, origin, host, first_party, since, last_at) VALUES (@site, @origin, @host, @first, @now, @now)
  ON CONFLICT (site_id, origin, host) DO UPDATE
  SET since = CASE WHEN first_party = excluded.first_party THEN since ELSE excluded.since END,
    first_party = excluded.first_party, last_at = MAX(last_at, excluded.last_at)`;
const DROP = `
  DELETE FROM arrival WHERE site_id = @site AND (origin, host) IN (
    SELECT origin, host FROM arrival WHERE site_id = @site ORDER BY last_at DESC LIMIT -1 OFFSET @kept)`;
export const LIST_ARRIVALS = `
  SELECT origin, host, first_party AS firstParty, since, last_at AS lastAt FROM arrival
  WHERE site_id = ? ORDER BY last_at DESC`;

type Noted = { site: number; origin: string; host: string; first: number; now: number };

/** Through which host the pages of an origin reached this server, and since when. */
export function openArrivals(db: Database) {
  const note = db.prepare<[Noted]>(NOTE);
  const drop = db.prepare<[{ site: number; kept: number }]>(DROP);
  const list = db.prepare<[number], Omit<Arrival, 'firstParty'> & { firstParty: number }>(LIST_ARRIVALS);

  return {
    note(
      site: number,
      { origin, host, firstParty }: Pick<Arrival, 'origin' | 'host' | 'firstParty'>,
      now: number,
    ): void {
      note.run({ site, origin, host, first: Number(firstParty), now });
      drop.run({ site, kept: MAX_ARRIVALS });
    },

    /** Last seen first. */
    list: (siteId: number): Arrival[] => list.all(siteId).map((row) => ({ ...row, firstParty: row.firstParty === 1 })),
  };
}
