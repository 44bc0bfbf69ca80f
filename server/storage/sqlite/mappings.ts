import type { Database } from 'better-sqlite3';
import type { Mapping } from '../../contract/mapping.ts';
import type { MappingReport, MappingVersion, Samples } from '../../contract/teaching.ts';
import { type CurrentMapping, type StoredMapping, StoreError } from '../store.ts';

const GET = 'SELECT revision, mapping, samples, changed_at FROM mapping_draft WHERE site_id = ?';
const PUT = `
  INSERT INTO mapping_draft (site_id, revision, mapping, samples, changed_at)
  VALUES (@site, @revision, @mapping, @samples, @now)
  ON CONFLICT (site_id) DO UPDATE
  SET revision = excluded.revision, mapping = excluded.mapping, samples = excluded.samples, changed_at = excluded.changed_at`;
const LIST = `
  SELECT version, created_at AS publishedAt FROM mapping_version WHERE site_id = ? ORDER BY version DESC`;
const VERSION = 'SELECT version, created_at, mapping FROM mapping_version WHERE site_id = ? AND version = ?';
const ADD = `
  INSERT INTO mapping_version (site_id, version, mapping, created_at)
  SELECT @site, COALESCE(MAX(version), 0) + 1, @mapping, @now FROM mapping_version WHERE site_id = @site`;
const CURRENT = `
  SELECT site_id AS siteId, MAX(version) AS version, mapping FROM mapping_version GROUP BY site_id`;

type DraftRow = { revision: number; mapping: string | null; samples: string; changed_at: number };
type VersionRow = { version: number; created_at: number; mapping: string };

/** Mappings: one draft a site, and versions that never change. */
export function openMappings(db: Database) {
  const get = db.prepare<[number], DraftRow>(GET);
  const put =
    db.prepare<[{ site: number; revision: number; mapping: string | null; samples: string; now: number }]>(PUT);
  const list = db.prepare<[number], MappingReport['versions'][number]>(LIST);
  const version = db.prepare<[number, number], VersionRow>(VERSION);
  const add = db.prepare<[{ site: number; mapping: string; now: number }]>(ADD);
  const current = db.prepare<[], { siteId: number; version: number; mapping: string }>(CURRENT);

  function report(siteId: number): StoredMapping {
    const row = get.get(siteId);
    const versions = list.all(siteId);
    const newest = versions[0] && findVersion(siteId, versions[0].version);
    return {
      revision: row?.revision ?? 0,
      samples: row ? JSON.parse(row.samples) : {},
      versions,
      ...(row?.mapping && { draft: JSON.parse(row.mapping), changedAt: row.changed_at }),
      ...(newest && { published: newest.mapping }),
    };
  }

  function findVersion(siteId: number, number: number): MappingVersion | undefined {
    const row = version.get(siteId, number);
    return row && { version: row.version, publishedAt: row.created_at, mapping: JSON.parse(row.mapping) };
  }

  /** One more revision after `base`; a null draft is none. */
  function change(siteId: number, base: number, draft: string | null, samples: Samples | undefined, now: number): void {
    const row = get.get(siteId);
    const newest = row?.revision ?? 0;
    if (base !== newest)
      throw new StoreError('stale_version', `base must be the newest revision ${newest}; got ${base}`);
    const kept = samples ? JSON.stringify(samples) : (row?.samples ?? '{}');
    put.run({ site: siteId, revision: newest + 1, mapping: draft, samples: kept, now });
  }

  function publish(siteId: number, base: number, mapping: Mapping, now: number): StoredMapping {
    change(siteId, base, null, undefined, now);
    add.run({ site: siteId, mapping: JSON.stringify(mapping), now });
    return report(siteId);
  }

  return {
    report,
    version: findVersion,

    /** Throws `stale_version`. A draft that is what was published is none. */
    save(siteId: number, base: number, mapping: Mapping, samples: Samples | undefined, now: number): StoredMapping {
      const text = JSON.stringify(mapping);
      const { published } = report(siteId);
      change(siteId, base, text === JSON.stringify(published) ? null : text, samples, now);
      return report(siteId);
    },

    /** Throws `stale_version`; `wrong_state` without a draft. */
    publish(siteId: number, base: number, now: number): StoredMapping {
      const { draft } = report(siteId);
      if (!draft)
        throw new StoreError('wrong_state', 'There is no draft to publish: nothing differs from what is published.');
      return publish(siteId, base, draft, now);
    },

    /** Throws `stale_version`. */
    discard(siteId: number, base: number, now: number): StoredMapping {
      change(siteId, base, null, undefined, now);
      return report(siteId);
    },

    /** Publishes an earlier version again, as a new one; the draft is dropped. Throws `stale_version`, `not_found`. */
    restore(siteId: number, base: number, number: number, now: number): StoredMapping {
      const earlier = findVersion(siteId, number);
      if (!earlier) throw new StoreError('not_found', `mapping must have a version ${number} in site ${siteId}`);
      return publish(siteId, base, earlier.mapping, now);
    },

    /** The newest version of each site that has one. */
    current: (): CurrentMapping[] =>
      current.all().map(({ siteId, version: number, mapping }) => ({
        siteId,
        version: number,
        empty: isEmpty(JSON.parse(mapping)),
      })),
  };
}

function isEmpty({ pages, actions, customer }: Mapping): boolean {
  return pages.length === 0 && actions.length === 0 && !customer;
}
