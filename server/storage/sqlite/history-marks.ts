import type { Database } from 'better-sqlite3';
import type { HistoryMark } from '../store.ts';

const GET = `
  SELECT source, position, lines, refused, refused_bytes AS refusedBytes, fingerprint FROM history_mark
  WHERE site_id = ? AND source = ?`;
const PUT = `
  INSERT INTO history_mark (site_id, source, position, lines, refused, refused_bytes, fingerprint)
  VALUES (@siteId, @source, @position, @lines, @refused, @refusedBytes, @fingerprint)
  ON CONFLICT (site_id, source) DO UPDATE
  SET position = excluded.position, lines = excluded.lines, refused = excluded.refused,
    refused_bytes = excluded.refused_bytes, fingerprint = excluded.fingerprint`;

/** How far files have been imported: written in the transaction of what was read until there. */
export function openHistoryMarks(db: Database) {
  const get = db.prepare<[number, string], HistoryMark>(GET);
  const put = db.prepare<[HistoryMark & { siteId: number }]>(PUT);
  return {
    get: (siteId: number, source: string): HistoryMark | undefined => get.get(siteId, source),
    put: (siteId: number, mark: HistoryMark): void => void put.run({ ...mark, siteId }),
  };
}
