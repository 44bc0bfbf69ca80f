import type { Database } from 'better-sqlite3';
import type { ConsentSource } from '../../contract/consent.ts';
import type { Site, SiteSettings } from '../../contract/site.ts';
import { StoreError } from '../store.ts';

/** Origins kept per site of those that are not on its list; more could only be noise or an attack. */
export const MAX_REFUSED_ORIGINS = 50;

const LIST = 'SELECT * FROM site ORDER BY id';
const GET = 'SELECT * FROM site WHERE id = ?';
const INSERT = `
  INSERT INTO site (key, name, zone, currency, origins, active, fatigue_per_day, fatigue_pause_minutes, honour_gpc,
    consent, consent_version, policy_url, count_views, tag_folder, retention_days, created_at)
  VALUES (@key, @name, @zone, @currency, @origins, @active, @fatigue_per_day, @fatigue_pause_minutes, @honour_gpc,
    @consent, @consent_version, @policy_url, @count_views, @tag_folder, @retention_days, @created_at)
  ON CONFLICT (key) DO NOTHING
  RETURNING *`;
const INSERT_TOTAL = 'INSERT INTO site_total (site_id, orders, revenue_minor) VALUES (?, 0, 0)';
const UPDATE = `
  UPDATE site SET name = @name, zone = @zone, currency = @currency, origins = @origins, active = @active,
    fatigue_per_day = @fatigue_per_day, fatigue_pause_minutes = @fatigue_pause_minutes, honour_gpc = @honour_gpc,
    consent = @consent, consent_version = @consent_version, policy_url = @policy_url, count_views = @count_views,
    tag_folder = @tag_folder, retention_days = @retention_days
  WHERE id = @id
  RETURNING *`;
const NOTE_ORIGIN = `
  INSERT INTO refused_origin (site_id, origin, count, last_at) VALUES (?, ?, 1, ?)
  ON CONFLICT (site_id, origin) DO UPDATE SET count = count + 1, last_at = MAX(last_at, excluded.last_at)`;
/** The rarest go first: noise comes once, a shop that forgot an origin comes again and again. */
const DROP_ORIGINS = `
  DELETE FROM refused_origin WHERE site_id = @site AND origin IN (
    SELECT origin FROM refused_origin WHERE site_id = @site AND origin <> @kept
    ORDER BY count DESC, last_at DESC LIMIT -1 OFFSET @others)`;
export const LIST_ORIGINS = `
  SELECT origin, count, last_at AS lastAt FROM refused_origin WHERE site_id = ? ORDER BY last_at DESC`;

type SettingsRow = {
  name: string;
  zone: string;
  currency: string;
  origins: string;
  active: number;
  fatigue_per_day: number;
  fatigue_pause_minutes: number;
  honour_gpc: number;
  consent: ConsentSource;
  consent_version: string;
  policy_url: string;
  count_views: number;
  tag_folder: string;
  retention_days: number;
};
type SiteRow = SettingsRow & { id: number; key: string; created_at: number };
export type RefusedOrigin = { origin: string; count: number; lastAt: number };

export type Sites = ReturnType<typeof openSites>;

/** Shops and their settings. Sites are asked for with every batch, so they are kept in memory until {@link Sites.forget}. */
export function openSites(db: Database) {
  const list = db.prepare<[], SiteRow>(LIST);
  const get = db.prepare<[number], SiteRow>(GET);
  const insert = db.prepare<[SettingsRow & { key: string; created_at: number }], SiteRow>(INSERT);
  const insertTotal = db.prepare<[number]>(INSERT_TOTAL);
  const update = db.prepare<[SettingsRow & { id: number }], SiteRow>(UPDATE);
  const noteOrigin = db.prepare<[number, string, number]>(NOTE_ORIGIN);
  const dropOrigins = db.prepare<[{ site: number; kept: string; others: number }]>(DROP_ORIGINS);
  const listOrigins = db.prepare<[number], RefusedOrigin>(LIST_ORIGINS);
  const known = new Map<number, Site>();

  return {
    list: (): Site[] => list.all().map(toSite),

    /** Throws `unknown_site`. */
    require(siteId: number): Site {
      const site = known.get(siteId);
      if (site) return site;
      const row = get.get(siteId);
      if (!row) throw new StoreError('unknown_site', `site must exist; got ${siteId}`);
      const read = toSite(row);
      known.set(siteId, read);
      return read;
    },

    create(settings: SiteSettings, key: string, now: number): Site {
      const row = insert.get({ ...toRow(settings), key, created_at: now });
      if (!row) throw new StoreError('invalid_field', `site.key must not be taken; got ${key}`);
      insertTotal.run(row.id);
      return toSite(row);
    },

    update(siteId: number, settings: SiteSettings): Site {
      known.delete(siteId);
      const row = update.get({ ...toRow(settings), id: siteId });
      if (!row) throw new StoreError('unknown_site', `site must exist; got ${siteId}`);
      return toSite(row);
    },

    noteRefusedOrigin(siteId: number, origin: string, now: number): void {
      noteOrigin.run(siteId, origin, now);
      dropOrigins.run({ site: siteId, kept: origin, others: MAX_REFUSED_ORIGINS - 1 });
    },

    /** Newest first. */
    listRefusedOrigins: (siteId: number): RefusedOrigin[] => listOrigins.all(siteId),

    forget: (): void => known.clear(),
  };
}

function toSite(row: SiteRow): Site {
  return {
    id: row.id,
    key: row.key,
    createdAt: row.created_at,
    name: row.name,
    zone: row.zone,
    currency: row.currency,
    origins: JSON.parse(row.origins),
    tagFolder: row.tag_folder,
    active: row.active === 1,
    fatigue: { perDay: row.fatigue_per_day, pauseMinutes: row.fatigue_pause_minutes },
    privacy: {
      honourGpc: row.honour_gpc === 1,
      consent: row.consent,
      consentVersion: row.consent_version,
      policyUrl: row.policy_url,
      countViews: row.count_views === 1,
      retentionDays: row.retention_days,
    },
  };
}

function toRow(settings: SiteSettings): SettingsRow {
  return {
    name: settings.name,
    zone: settings.zone,
    currency: settings.currency,
    origins: JSON.stringify(settings.origins),
    active: Number(settings.active),
    fatigue_per_day: settings.fatigue.perDay,
    fatigue_pause_minutes: settings.fatigue.pauseMinutes,
    honour_gpc: Number(settings.privacy.honourGpc),
    consent: settings.privacy.consent,
    consent_version: settings.privacy.consentVersion,
    policy_url: settings.privacy.policyUrl,
    count_views: Number(settings.privacy.countViews),
    tag_folder: settings.tagFolder,
    retention_days: settings.privacy.retentionDays,
  };
}
