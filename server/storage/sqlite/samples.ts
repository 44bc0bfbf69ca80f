import type { Database } from 'better-sqlite3';
import type { Sample } from '../store.ts';

const GET = `
  SELECT site_id AS siteId, state, from_at AS fromAt, until_at AS untilAt, reached_at AS reachedAt, visits, events
  FROM sample WHERE site_id = ?`;
const PUT = `
  INSERT INTO sample (site_id, state, from_at, until_at, reached_at, visits, events)
  VALUES (@siteId, @state, @fromAt, @untilAt, @reachedAt, @visits, @events)
  ON CONFLICT (site_id) DO UPDATE SET state = excluded.state`;
const ADVANCE = `
  UPDATE sample
  SET state = CASE state WHEN 'loading' THEN @state ELSE state END, reached_at = @reachedAt, visits = @visits, events = @events
  WHERE site_id = @siteId`;

/** Sample shoppers that were asked for, at most once a site. */
export function openSamples(db: Database) {
  const get = db.prepare<[number], Sample>(GET);
  const put = db.prepare<[Sample]>(PUT);
  const advance = db.prepare<[Sample]>(ADVANCE);
  return {
    get: (siteId: number): Sample | undefined => get.get(siteId),
    put: (sample: Sample): void => void put.run(sample),
    advance: (sample: Sample): void => void advance.run(sample),
  };
}
