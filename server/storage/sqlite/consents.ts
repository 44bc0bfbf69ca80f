import type { Database } from 'better-sqlite3';
import type { ConsentCount } from '../../contract/consent.ts';
import type { ToldConsent } from '../consent.ts';

const RECORD = `
  INSERT OR REPLACE INTO consent (site_id, visitor, at, granted, source, version) VALUES (?, ?, ?, ?, ?, ?)`;
export const COUNT_CONSENTS = `
  SELECT source, version, SUM(granted) AS granted, SUM(1 - granted) AS denied, MAX(at) AS lastAt
  FROM consent WHERE site_id = ? GROUP BY source, version ORDER BY lastAt DESC`;

export type Consents = ReturnType<typeof openConsents>;

/** Who agreed to what and when, and who took it back. They outlive the events: they are the shop's proof. */
export function openConsents(db: Database) {
  const record = db.prepare<[number, number, number, number, string, string]>(RECORD);
  const count = db.prepare<[number], ConsentCount>(COUNT_CONSENTS);

  return {
    /** @param visitor the visitor's number in the event log. */
    record(siteId: number, visitor: number, { at, granted, source, version }: ToldConsent): void {
      record.run(siteId, visitor, at, Number(granted), source, version);
    },

    /** Last told first. */
    count: (siteId: number): ConsentCount[] => count.all(siteId),
  };
}
