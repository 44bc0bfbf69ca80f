/**
 * What Dangol remembers, as the rest of the server sees it. One interface, one folder per engine; a single contract
 * test suite (`test/storage`) holds every engine to it.
 *
 * Every promise of a write settles after the write is on disk. A rejected one carries a StoreError.
 */

import type { WebhookPlatform } from '../contract/access.ts';
import type {
  Arrival,
  CampaignResults,
  FirstPartyReport,
  HomeReport,
  InstallReport,
  LiveEvent,
  ReachReport,
  ShopWarning,
} from '../contract/api.ts';
import type { Condition } from '../contract/audience.ts';
import type { Campaign, CampaignDefinition, CampaignFigures, CampaignState } from '../contract/campaign.ts';
import type { Batch, CollectAnswer } from '../contract/collect.ts';
import type { Customer } from '../contract/customer.ts';
import type { ErrorCode } from '../contract/error.ts';
import type { Mapping } from '../contract/mapping.ts';
import type { Site, SiteSettings } from '../contract/site.ts';
import type { MappingReport, MappingVersion, Samples } from '../contract/teaching.ts';
import type { OrderStatement } from '../domain/order-statement.ts';

/** A batch of a browser that bears two ids: `visitor` is the one it keeps, `was` the other one. */
export type SettledBatch = Batch & { was?: string };

/** A checked batch: its events passed their schema, its visitor is not a bot. */
export type CheckedBatch = {
  siteId: number;
  batch: SettledBatch;
  /** Server time at which it arrived, milliseconds UTC. */
  now: number;
  /** Nobody watches the live feed of the site: no lines are wanted. */
  unwatched?: boolean;
};

/** Answer to the page, and lines for the live feed. */
export type Collected = { answer: CollectAnswer; live: LiveEvent[] };

/** The same, the answer as the JSON to send. */
export type CollectedJson = { answer: string; live: LiveEvent[] };

/** What a clean-up removed. A partition holds the events of one month of one site. */
export type Tidied = {
  partitionsDropped: number;
  eventsDeleted: number;
  /** People who no longer remember what their site does not keep. */
  peopleTrimmed: number;
  sessionsDeleted: number;
  /** An engine stops now and then to let others have their turn: there is more to do. */
  more: boolean;
};

/** A dashboard session ends for good so long after it began, however much it is used: a stolen cookie is not good for ever. */
export const SESSION_LIFE_MS = 7 * 24 * 3_600_000;

/**
 * A stretch of history, and how far that is in its file. `events` is a JSON array of checked HistoryEvents, each with an id:
 * one text crosses to another thread in a tenth of the time that ten thousand objects take.
 */
export type HistoryChunk = { events: string; mark?: HistoryMark };

/** How far a file of history has been imported. */
export type HistoryMark = {
  /** Name of the file. */
  source: string;
  /** Bytes and lines from its start. */
  position: number;
  lines: number;
  /** Lines that broke a rule, and the bytes of the file they were put into. */
  refused: number;
  refusedBytes: number;
  /** Of what was read: tells whether the file is still the same. */
  fingerprint: string;
};

export type ImportedHistory = { recorded: number; known: number };

/** Sample shoppers of a site. */
export type Sample = {
  siteId: number;
  state: 'loading' | 'stopped' | 'loaded';
  /** The span that is simulated, and how far it has come, milliseconds UTC. */
  fromAt: number;
  untilAt: number;
  reachedAt: number;
  /** Loaded so far. */
  visits: number;
  events: number;
};

/** What is known of a site's mapping, unjudged. */
export type StoredMapping = Omit<MappingReport, 'faults'>;

/** The newest published mapping of a site; an empty one tells nothing and need not be fetched. */
export type CurrentMapping = { siteId: number; version: number; empty: boolean };

export type User = { id: number; name: string; passwordHash: string };

export type CampaignDay = { day: string; arm: string } & CampaignFigures;

/** A code of a campaign; what did not happen to it yet is null. */
export type CouponCode = {
  /** Grows with each code that is made. */
  number: number;
  code: string;
  /** Who holds it, when that is somebody who logged in. */
  customerId: string | null;
  issuedAt: number | null;
  expiresAt: number | null;
  redeemedAt: number | null;
  /** Transaction id of the order that spent it. */
  redeemedBy: string | null;
};

/** Something the store could not do. `code` tells the caller what to answer. */
export class StoreError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}

/** Of so many statements something was new. `repeated`: the delivery that told them had come before, and nothing was done. */
export type ToldOrders = { recorded: number; unchanged: number; repeated?: true };

export type SecretKind = 'api_key' | 'identify' | WebhookPlatform;

/** What a shop's server proves itself with. Of an API key only the hash is kept; all else has to be computed with. */
export type SiteSecret = {
  siteId: number;
  kind: SecretKind;
  secret: string;
  /** Its last characters, for people to tell it by. */
  hint: string;
  /** Of `identify`: log-ins without a right signature are refused. */
  required: boolean;
  createdAt: number;
};

export interface Store {
  /** Records the events, advances the person, decides, claims offers and codes, rolls up: one transaction. */
  collect(checked: CheckedBatch): Promise<Collected>;
  /**
   * `collect` with a batch as the JSON that it came in: one text crosses to another thread for less than the objects in it
   * cost, and need not be made again to be sent.
   */
  collectJson(siteId: number, batch: string, now: number, unwatched: boolean): Promise<CollectedJson>;
  /** Whether a batch that came now would wait too long: it may be refused before anything is done for it. */
  isBusy(): boolean;

  /**
   * What the shop's own server says of orders; joined with what pages claimed, whichever comes first. Each order is told whole
   * or not at all. `delivery` are the keys of a webhook: with one that came before, nothing is done.
   */
  tellOrders(siteId: number, statements: OrderStatement[], now: number, delivery?: string[]): Promise<ToldOrders>;
  /** What the shop's own server says of its customers; makes persons of those whom nobody knows. */
  tellCustomers(siteId: number, customers: Customer[], now: number): Promise<void>;

  listSecrets(): Promise<SiteSecret[]>;
  /** In place of the one of its kind. */
  putSecret(secret: SiteSecret): Promise<void>;
  removeSecret(siteId: number, kind: SecretKind): Promise<void>;

  /** Records events of the past as `collect` does, but decides nothing; the mark is put in the same transaction. */
  importHistory(siteId: number, chunk: HistoryChunk, now: number): Promise<ImportedHistory>;
  /** How far a file was imported; undefined when it never was. */
  getHistoryMark(siteId: number, source: string): Promise<HistoryMark | undefined>;
  getSample(siteId: number): Promise<Sample | undefined>;
  /** Begins a sample; of one that was begun before only the state changes. */
  putSample(sample: Sample): Promise<void>;
  /** Writes down how far a sample has come. Its state changes only while it is loading: it may have been stopped meanwhile. */
  advanceSample(sample: Sample): Promise<void>;

  listSites(): Promise<Site[]>;
  /** A new site with a random public key; `key` only for fixtures. */
  createSite(settings: SiteSettings, now: number, key?: string): Promise<Site>;
  updateSite(siteId: number, settings: SiteSettings): Promise<Site>;
  /** Notes through which host pages of an origin reported; a change of `firstParty` begins anew. */
  noteArrival(siteId: number, arrival: Pick<Arrival, 'origin' | 'host' | 'firstParty'>, now: number): Promise<void>;
  /** Counts a page view of somebody who did not agree to more. */
  countView(siteId: number, now: number): Promise<void>;
  /** Notes that pages of an origin that is not on the list tried to report. */
  noteRefusedOrigin(siteId: number, origin: string, now: number): Promise<void>;

  mappingReport(siteId: number): Promise<StoredMapping>;
  getMappingVersion(siteId: number, version: number): Promise<MappingVersion | undefined>;
  /**
   * Saves the draft; samples that are not given stay as they are. StoreError `stale_version` when `base` is not the newest
   * revision, as for each of the next three.
   */
  saveMapping(
    siteId: number,
    base: number,
    mapping: Mapping,
    samples: Samples | undefined,
    now: number,
  ): Promise<StoredMapping>;
  /** Makes the draft the next version; StoreError `wrong_state` when there is none. */
  publishMapping(siteId: number, base: number, now: number): Promise<StoredMapping>;
  /** Back to what is published. */
  discardMapping(siteId: number, base: number, now: number): Promise<StoredMapping>;
  /** Publishes an earlier version again, as a new one, and drops the draft; StoreError `not_found`. */
  restoreMapping(siteId: number, base: number, version: number, now: number): Promise<StoredMapping>;
  /** Of every site that published one. */
  currentMappings(): Promise<CurrentMapping[]>;

  /** Newest first; archived ones only when asked for. */
  listCampaigns(siteId: number, archived: boolean): Promise<Campaign[]>;
  getCampaign(siteId: number, id: string): Promise<Campaign | undefined>;
  /** Starts as version 1 in `state`. */
  createCampaign(siteId: number, definition: CampaignDefinition, state: CampaignState, now: number): Promise<Campaign>;
  /** Makes version `base + 1`; StoreError `stale_version` when `base` is not the newest. */
  saveCampaign(
    siteId: number,
    id: string,
    base: number,
    definition: CampaignDefinition,
    now: number,
  ): Promise<Campaign>;
  setCampaignState(siteId: number, id: string, state: CampaignState, now: number): Promise<Campaign>;
  /** Adds codes to the pool of a campaign; those it has already are counted, not added. */
  importCodes(siteId: number, id: string, codes: string[]): Promise<{ added: number; known: number }>;

  homeReport(siteId: number, now: number): Promise<HomeReport>;
  installReport(siteId: number): Promise<InstallReport>;
  shopWarnings(siteId: number, now: number): Promise<ShopWarning[]>;
  firstPartyReport(siteId: number, now: number): Promise<FirstPartyReport>;
  campaignResults(siteId: number, id: string, now: number): Promise<CampaignResults | undefined>;
  /** By day of the site's zone, oldest first, and arm; none for a campaign that is not there. */
  campaignDays(siteId: number, id: string): Promise<CampaignDay[]>;
  /** Codes of a campaign with a number above `after`, in its order; from the first with 0. */
  listCodes(siteId: number, id: string, after: number, limit: number): Promise<CouponCode[]>;
  reach(siteId: number, audience: Condition, now: number): Promise<ReachReport>;
  /** The newest events, newest first: what the live feed shows before anything new comes. */
  recentEvents(siteId: number, limit: number): Promise<LiveEvent[]>;

  countUsers(): Promise<number>;
  createUser(name: string, passwordHash: string, now: number): Promise<User>;
  getUserByName(name: string): Promise<User | undefined>;
  createDashboardSession(userId: number, tokenHash: string, now: number, expiresAt: number): Promise<void>;
  /** The user of a session that has not ended; moves its end to `expiresAt`, but never past {@link SESSION_LIFE_MS}. */
  touchDashboardSession(tokenHash: string, now: number, expiresAt: number): Promise<User | undefined>;
  deleteDashboardSession(tokenHash: string): Promise<void>;

  /**
   * Deletes what is past retention, from the events and from what people remember, and sessions that ended. Ask every hour: each
   * hour of the day looks at its share of the people.
   */
  tidy(now: number): Promise<Tidied>;
  /** Resolves when the database answers a write. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
