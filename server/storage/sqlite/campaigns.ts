import type { Database } from 'better-sqlite3';
import type { Campaign, CampaignDefinition, CampaignState } from '../../contract/campaign.ts';
import type { CampaignId } from '../../contract/ids.ts';
import type { Site } from '../../contract/site.ts';
import { type CampaignSet, compileCampaigns } from '../../domain/compile.ts';
import type { CampaignVersion } from '../../domain/facts.ts';
import { StoreError } from '../store.ts';

const COLUMNS = 'c.id, c.state, c.version, c.created_at, c.updated_at, v.definition';
const NEWEST = `campaign c JOIN campaign_version v
  ON v.site_id = c.site_id AND v.campaign_id = c.id AND v.version = c.version`;
const LIST = `SELECT ${COLUMNS} FROM ${NEWEST} WHERE c.site_id = ? ORDER BY c.created_at DESC, c.id`;
const GET = `SELECT ${COLUMNS} FROM ${NEWEST} WHERE c.site_id = ? AND c.id = ?`;
const INSERT = `
  INSERT INTO campaign (site_id, id, place, state, version, created_at, updated_at)
  SELECT @site, @id, COUNT(*), @state, 1, @now, @now FROM campaign WHERE site_id = @site`;
const INSERT_VERSION = `
  INSERT INTO campaign_version (site_id, campaign_id, version, definition, created_at) VALUES (?, ?, ?, ?, ?)`;
const SET_VERSION = `
  UPDATE campaign SET version = version + 1, updated_at = ? WHERE site_id = ? AND id = ? AND version = ?`;
const SET_STATE = 'UPDATE campaign SET state = ?, updated_at = ? WHERE site_id = ? AND id = ?';

/** Where a campaign may go from each state. One that has run never becomes a draft again, except through the archive. */
const nextStates: Record<CampaignState, readonly CampaignState[]> = {
  draft: ['live', 'archived'],
  live: ['paused', 'archived'],
  paused: ['live', 'archived'],
  archived: ['paused', 'draft'],
};

type CampaignRow = {
  id: string;
  state: CampaignState;
  version: number;
  created_at: number;
  updated_at: number;
  definition: string;
};

/** A campaign without its figures. */
export type BareCampaign = Omit<Campaign, 'figures'>;

export type Campaigns = ReturnType<typeof openCampaigns>;

/** Campaigns and their versions, which never change. Compiled sets are kept in memory until something of the site changes. */
export function openCampaigns(db: Database) {
  const list = db.prepare<[number], CampaignRow>(LIST);
  const get = db.prepare<[number, string], CampaignRow>(GET);
  const insert = db.prepare<[{ site: number; id: string; state: string; now: number }]>(INSERT);
  const insertVersion = db.prepare<[number, string, number, string, number]>(INSERT_VERSION);
  const setVersion = db.prepare<[number, number, string, number]>(SET_VERSION);
  const setState = db.prepare<[string, number, number, string]>(SET_STATE);
  const compiled = new Map<number, CampaignSet>();

  function find(siteId: number, id: string): BareCampaign | undefined {
    const row = get.get(siteId, id);
    return row && toCampaign(row);
  }

  function require(siteId: number, id: string): BareCampaign {
    const campaign = find(siteId, id);
    if (!campaign) throw new StoreError('not_found', `campaign must exist in site ${siteId}; got ${id}`);
    return campaign;
  }

  return {
    /** Newest first. */
    list(siteId: number, archived: boolean): BareCampaign[] {
      return list
        .all(siteId)
        .filter((row) => archived || row.state !== 'archived')
        .map(toCampaign);
    },

    get: find,

    /** Throws `not_found`. */
    require,

    create(
      siteId: number,
      id: string,
      definition: CampaignDefinition,
      state: CampaignState,
      now: number,
    ): BareCampaign {
      insert.run({ site: siteId, id, state, now });
      insertVersion.run(siteId, id, 1, JSON.stringify(definition), now);
      compiled.delete(siteId);
      return require(siteId, id);
    },

    save(siteId: number, id: string, base: number, definition: CampaignDefinition, now: number): BareCampaign {
      const newest = require(siteId, id).version;
      if (setVersion.run(now, siteId, id, base).changes === 0) {
        throw new StoreError('stale_version', `base must be the newest version ${newest}; got ${base}`);
      }
      insertVersion.run(siteId, id, base + 1, JSON.stringify(definition), now);
      compiled.delete(siteId);
      return require(siteId, id);
    },

    setState(siteId: number, id: string, state: CampaignState, now: number): BareCampaign {
      const campaign = require(siteId, id);
      if (campaign.state === state) return campaign;
      const possible = nextStates[campaign.state];
      if (!possible.includes(state)) {
        const message = `A campaign that is ${campaign.state} can only become ${possible.join(' or ')}.`;
        throw new StoreError('wrong_state', message);
      }
      setState.run(state, now, siteId, id);
      compiled.delete(siteId);
      return require(siteId, id);
    },

    /** What the site's campaigns are now, ready to be asked. */
    compiled(site: Site): CampaignSet {
      const known = compiled.get(site.id);
      if (known) return known;
      const versions = this.list(site.id, false).map(toVersion);
      const set = compileCampaigns(versions, site);
      compiled.set(site.id, set);
      return set;
    },

    forgetSite: (siteId: number): boolean => compiled.delete(siteId),
    forget: (): void => compiled.clear(),
  };
}

function toCampaign(row: CampaignRow): BareCampaign {
  return {
    id: row.id,
    state: row.state,
    version: row.version,
    definition: JSON.parse(row.definition),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function toVersion(campaign: BareCampaign): CampaignVersion {
  const { id, version, state, createdAt, definition } = campaign;
  return { id: id as CampaignId, version, state, createdAt, definition };
}
