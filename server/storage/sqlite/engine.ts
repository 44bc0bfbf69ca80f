/**
 * The store on SQLite, synchronous: one connection, whose statements run to their end. The caller puts writes into
 * transactions (`group.ts`) and keeps them off the HTTP thread (`worker.ts`).
 */
import type { Database } from 'better-sqlite3';
import type {
  Arrival,
  CampaignResults,
  FirstPartyReport,
  HomeReport,
  InstallReport,
  LiveEvent,
  ReachReport,
  ShopWarning,
} from '../../contract/api.ts';
import type { Condition } from '../../contract/audience.ts';
import type { Campaign, CampaignDefinition, CampaignState } from '../../contract/campaign.ts';
import type { Customer } from '../../contract/customer.ts';
import type { CampaignId } from '../../contract/ids.ts';
import type { Mapping } from '../../contract/mapping.ts';
import type { Site, SiteSettings } from '../../contract/site.ts';
import type { MappingVersion, Samples } from '../../contract/teaching.ts';
import type { OrderStatement } from '../../domain/order-statement.ts';
import { DAY_MS } from '../../domain/zone.ts';
import type {
  CampaignDay,
  CheckedBatch,
  Collected,
  CollectedJson,
  CouponCode,
  CurrentMapping,
  HistoryChunk,
  HistoryMark,
  ImportedHistory,
  Sample,
  SecretKind,
  SiteSecret,
  Store,
  StoredMapping,
  Tidied,
  ToldOrders,
  User,
} from '../store.ts';
import type { BareCampaign } from './campaigns.ts';
import { type Chance, systemChance } from './chance.ts';
import { collect } from './collect.ts';
import { tellCustomer } from './customers.ts';
import { countView, firstPartyReport } from './first-party.ts';
import { importHistory } from './history.ts';
import { homeReport } from './home.ts';
import { installReport } from './install.ts';
import { liveLine } from './live.ts';
import { type Nouns, openNouns } from './nouns.ts';
import { tellOrder } from './order-join.ts';
import { reach } from './reach.ts';
import { campaignResults } from './results.ts';
import { shopWarnings } from './warnings.ts';

const BEAT = 'UPDATE pulse SET beats = beats + 1';

/** The methods of {@link Store}, answering at once. */
export type Engine = {
  [Method in Exclude<keyof Store, 'close' | 'isBusy'>]: (
    ...args: Parameters<Store[Method]>
  ) => Awaited<ReturnType<Store[Method]>>;
};

export class SqliteEngine implements Engine {
  readonly db: Database;
  readonly #chance: Chance;
  readonly #nouns: Nouns;
  /** Where the walk of `tidy` through this hour's people goes on. */
  #tidied: number | undefined;

  constructor(db: Database, chance: Chance = systemChance) {
    this.db = db;
    this.#chance = chance;
    this.#nouns = openNouns(db, chance);
  }

  /** Drops what is kept in memory, after a rollback may have made it wrong or when another connection writes. */
  forget(): void {
    const { sites, campaigns, words, events, people, orders, carts, offers, rollups, figures, refusals, heard } =
      this.#nouns;
    const kept = [sites, campaigns, words, events, people, orders, carts, offers, rollups, figures, refusals, heard];
    for (const noun of kept) noun.forget();
  }

  /** Writes down what the transaction left in memory. Its last step, and the first of everything but `collect`. */
  flush(): void {
    const { people, words, rollups, figures, refusals, heard } = this.#nouns;
    for (const noun of [people, words, rollups, figures, refusals, heard]) noun.flush();
  }

  close(): void {
    this.db.close();
  }

  collect(checked: CheckedBatch): Collected {
    return collect(this.#nouns, this.#chance, checked);
  }

  collectJson(siteId: number, batch: string, now: number, unwatched: boolean): CollectedJson {
    const { answer, live } = this.collect({ siteId, batch: JSON.parse(batch), now, unwatched });
    return { answer: JSON.stringify(answer), live };
  }

  tellOrders(siteId: number, statements: OrderStatement[], now: number, delivery?: string[]): ToldOrders {
    if (delivery && !this.#nouns.deliveries.take(siteId, delivery, now)) {
      return { recorded: 0, unchanged: statements.length, repeated: true };
    }
    const site = this.#nouns.sites.require(siteId);
    const recorded = statements.filter((statement) => tellOrder(this.#nouns, site, statement)).length;
    return { recorded, unchanged: statements.length - recorded };
  }

  tellCustomers(siteId: number, customers: Customer[], now: number): void {
    const site = this.#nouns.sites.require(siteId);
    for (const customer of customers) tellCustomer(this.#nouns, this.#chance, site, customer, now);
  }

  listSecrets(): SiteSecret[] {
    return this.#written.secrets.list();
  }

  putSecret(secret: SiteSecret): void {
    this.#written.secrets.put(secret);
  }

  removeSecret(siteId: number, kind: SecretKind): void {
    this.#written.secrets.remove(siteId, kind);
  }

  importHistory(siteId: number, chunk: HistoryChunk, now: number): ImportedHistory {
    return importHistory(this.#nouns, this.#chance, siteId, chunk, now);
  }

  getHistoryMark(siteId: number, source: string): HistoryMark | undefined {
    return this.#written.historyMarks.get(siteId, source);
  }

  getSample(siteId: number): Sample | undefined {
    return this.#written.samples.get(siteId);
  }

  putSample(sample: Sample): void {
    this.#written.samples.put(sample);
  }

  advanceSample(sample: Sample): void {
    this.#written.samples.advance(sample);
  }

  listSites(): Site[] {
    return this.#written.sites.list();
  }

  createSite(settings: SiteSettings, now: number, key = this.#chance.id()): Site {
    return this.#written.sites.create(settings, key, now);
  }

  updateSite(siteId: number, settings: SiteSettings): Site {
    this.#written.campaigns.forgetSite(siteId);
    return this.#written.sites.update(siteId, settings);
  }

  noteArrival(siteId: number, arrival: Pick<Arrival, 'origin' | 'host' | 'firstParty'>, now: number): void {
    this.#written.arrivals.note(siteId, arrival, now);
  }

  countView(siteId: number, now: number): void {
    countView(this.#written, this.#written.sites.require(siteId), now);
  }

  noteRefusedOrigin(siteId: number, origin: string, now: number): void {
    this.#written.sites.noteRefusedOrigin(siteId, origin, now);
  }

  mappingReport(siteId: number): StoredMapping {
    return this.#written.mappings.report(siteId);
  }

  getMappingVersion(siteId: number, version: number): MappingVersion | undefined {
    return this.#written.mappings.version(siteId, version);
  }

  saveMapping(
    siteId: number,
    base: number,
    mapping: Mapping,
    samples: Samples | undefined,
    now: number,
  ): StoredMapping {
    return this.#written.mappings.save(siteId, base, mapping, samples, now);
  }

  publishMapping(siteId: number, base: number, now: number): StoredMapping {
    return this.#written.mappings.publish(siteId, base, now);
  }

  discardMapping(siteId: number, base: number, now: number): StoredMapping {
    return this.#written.mappings.discard(siteId, base, now);
  }

  restoreMapping(siteId: number, base: number, version: number, now: number): StoredMapping {
    return this.#written.mappings.restore(siteId, base, version, now);
  }

  currentMappings(): CurrentMapping[] {
    return this.#written.mappings.current();
  }

  listCampaigns(siteId: number, archived: boolean): Campaign[] {
    return this.#withFigures(siteId, this.#written.campaigns.list(siteId, archived));
  }

  getCampaign(siteId: number, id: string): Campaign | undefined {
    const campaign = this.#written.campaigns.get(siteId, id);
    return campaign && this.#withOwnFigures(siteId, campaign);
  }

  createCampaign(siteId: number, definition: CampaignDefinition, state: CampaignState, now: number): Campaign {
    const site = this.#written.sites.require(siteId);
    const campaign = this.#written.campaigns.create(site.id, this.#chance.id(), definition, state, now);
    return this.#withOwnFigures(siteId, campaign);
  }

  saveCampaign(siteId: number, id: string, base: number, definition: CampaignDefinition, now: number): Campaign {
    return this.#withOwnFigures(siteId, this.#written.campaigns.save(siteId, id, base, definition, now));
  }

  setCampaignState(siteId: number, id: string, state: CampaignState, now: number): Campaign {
    return this.#withOwnFigures(siteId, this.#written.campaigns.setState(siteId, id, state, now));
  }

  importCodes(siteId: number, id: string, codes: string[]): { added: number; known: number } {
    const campaign = this.#written.campaigns.require(siteId, id);
    return this.#written.coupons.import(siteId, campaign.id as CampaignId, codes);
  }

  homeReport(siteId: number, now: number): HomeReport {
    return homeReport(this.#written.rollups, this.#written.sites.require(siteId), now);
  }

  installReport(siteId: number): InstallReport {
    return installReport(this.#written, this.#written.sites.require(siteId));
  }

  shopWarnings(siteId: number, now: number): ShopWarning[] {
    return shopWarnings(this.#written, this.#written.sites.require(siteId), now);
  }

  firstPartyReport(siteId: number, now: number): FirstPartyReport {
    return firstPartyReport(this.#written, this.#written.sites.require(siteId), now);
  }

  campaignResults(siteId: number, id: string): CampaignResults | undefined {
    const campaign = this.#written.campaigns.get(siteId, id);
    return campaign && campaignResults(this.#written, siteId, campaign);
  }

  campaignDays(siteId: number, id: string): CampaignDay[] {
    return this.#written.figures.daysByArm(siteId, id);
  }

  listCodes(siteId: number, id: string, after: number, limit: number): CouponCode[] {
    return this.#written.coupons.list(siteId, id, after, limit);
  }

  reach(siteId: number, audience: Condition, now: number): ReachReport {
    return reach(this.#written, this.#written.sites.require(siteId), audience, now);
  }

  recentEvents(siteId: number, limit: number): LiveEvent[] {
    const { currency } = this.#written.sites.require(siteId);
    return this.#written.events
      .recent(siteId, limit)
      .map(({ params, personId, customerId, visitor, ...event }) =>
        liveLine(
          { ...event, params: params ? JSON.parse(params) : {} },
          { id: personId, customerId, visitor },
          currency,
        ),
      );
  }

  countUsers(): number {
    return this.#written.users.count();
  }

  createUser(name: string, passwordHash: string, now: number): User {
    return this.#written.users.create(name, passwordHash, now);
  }

  getUserByName(name: string): User | undefined {
    return this.#written.users.getByName(name);
  }

  createDashboardSession(userId: number, tokenHash: string, now: number, expiresAt: number): void {
    this.#written.users.openSession(userId, tokenHash, now, expiresAt);
  }

  touchDashboardSession(tokenHash: string, now: number, expiresAt: number): User | undefined {
    return this.#written.users.touchSession(tokenHash, now, expiresAt);
  }

  deleteDashboardSession(tokenHash: string): void {
    this.#written.users.closeSession(tokenHash);
  }

  tidy(now: number): Tidied {
    const { events, people, users, sites, deliveries, carts } = this.#written;
    deliveries.deleteOld(now);
    carts.deleteOld(now);
    const expiries = sites
      .list()
      .map(({ id, privacy }) => ({ siteId: id, before: now - privacy.retentionDays * DAY_MS }));
    const partitionsDropped = events.dropExpired(expiries);
    const eventsDeleted = events.deleteExpired(expiries);
    const { forgetful, after } = people.forgetOld(this.#tidied, now);
    this.#tidied = after;
    return {
      partitionsDropped,
      eventsDeleted,
      peopleTrimmed: forgetful,
      sessionsDeleted: users.deleteEndedSessions(now),
      more: eventsDeleted > 0 || after !== undefined,
    };
  }

  ping(): void {
    this.db.prepare(BEAT).run();
  }

  /** For all but `collect`, which knows what is still in memory. */
  get #written(): Nouns {
    this.flush();
    return this.#nouns;
  }

  #withFigures(siteId: number, campaigns: BareCampaign[]): Campaign[] {
    const figuresOf = this.#written.figures.ofCampaigns(siteId);
    return campaigns.map((campaign) => ({ ...campaign, figures: figuresOf(campaign.id) }));
  }

  #withOwnFigures(siteId: number, campaign: BareCampaign): Campaign {
    return { ...campaign, figures: this.#written.figures.ofCampaigns(siteId)(campaign.id) };
  }
}
