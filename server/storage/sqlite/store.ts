import type { Store, Tidied } from '../store.ts';
import { type Method, roleOf } from './protocol.ts';
import { type Listeners, StorageThread } from './thread.ts';

/** Codes imported in one transaction: some twenty milliseconds in which other writes wait. */
const CODES_AT_ONCE = 5_000;
/** Orders or customers that a shop's server tells of in one transaction, for the same time: each takes half a millisecond. */
const TOLD_AT_ONCE = 40;

export type SqliteStoreOptions = {
  /** Path of the database; its folder must exist and belong to this server alone. */
  file: string;
  /** The bundled `worker.ts`; the bundled `flusher.ts` lies beside it as `storage-flusher.js`. */
  worker: URL;
} & Partial<Listeners>;

/** A batch that waits longer holds up its page; with the group it is in, its answer comes within 300 ms. */
const BUSY_MS = 200;
/** Fewer than that wait for a slow moment of the disk, and will be in the next commit together. */
const BUSY_CALLS = 50;

/**
 * Opens the store: a thread that writes and one that waits for the disk on its behalf, one that reads, one that keeps the log
 * short. Rejects with a StoreError that says what hinders it.
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const { file, worker, log = () => {}, broke = () => {} } = options;
  const writer = await StorageThread.open(worker, { file, role: 'writer' }, { log, broke });
  const beside = (role: 'reader' | 'checkpointer') => StorageThread.open(worker, { file, role }, { log, broke });
  const [reader, checkpointer] = await Promise.all([beside('reader'), beside('checkpointer')]).catch(async (error) => {
    await writer.close();
    throw error;
  });
  const threads = { writer, reader };

  /** A method of the store that one of the threads answers. */
  function remote<Name extends Method>(method: Name): Store[Name] {
    const thread = threads[roleOf(method)];
    return ((...args: unknown[]) => thread.call(method, args)) as Store[Name];
  }

  const importSome = remote('importCodes');
  const tellSomeOrders = remote('tellOrders');
  const tellSomeCustomers = remote('tellCustomers');
  const tidyStep = remote('tidy');

  return {
    isBusy: () => writer.waiting >= BUSY_CALLS && writer.waitedMs() > BUSY_MS,
    collect: remote('collect'),
    collectJson: remote('collectJson'),
    listSecrets: remote('listSecrets'),
    putSecret: remote('putSecret'),
    removeSecret: remote('removeSecret'),
    importHistory: remote('importHistory'),
    getHistoryMark: remote('getHistoryMark'),
    getSample: remote('getSample'),
    putSample: remote('putSample'),
    advanceSample: remote('advanceSample'),
    listSites: remote('listSites'),
    createSite: remote('createSite'),
    updateSite: remote('updateSite'),
    noteArrival: remote('noteArrival'),
    countView: remote('countView'),
    noteRefusedOrigin: remote('noteRefusedOrigin'),
    mappingReport: remote('mappingReport'),
    getMappingVersion: remote('getMappingVersion'),
    saveMapping: remote('saveMapping'),
    publishMapping: remote('publishMapping'),
    discardMapping: remote('discardMapping'),
    restoreMapping: remote('restoreMapping'),
    currentMappings: remote('currentMappings'),
    listCampaigns: remote('listCampaigns'),
    getCampaign: remote('getCampaign'),
    createCampaign: remote('createCampaign'),
    saveCampaign: remote('saveCampaign'),
    setCampaignState: remote('setCampaignState'),
    homeReport: remote('homeReport'),
    installReport: remote('installReport'),
    shopWarnings: remote('shopWarnings'),
    firstPartyReport: remote('firstPartyReport'),
    campaignResults: remote('campaignResults'),
    campaignDays: remote('campaignDays'),
    listCodes: remote('listCodes'),
    reach: remote('reach'),
    recentEvents: remote('recentEvents'),
    countUsers: remote('countUsers'),
    createUser: remote('createUser'),
    getUserByName: remote('getUserByName'),
    createDashboardSession: remote('createDashboardSession'),
    touchDashboardSession: remote('touchDashboardSession'),
    deleteDashboardSession: remote('deleteDashboardSession'),
    ping: remote('ping'),

    /** In pieces, so that shoppers do not wait for a long list; telling it again changes nothing. A delivery is one piece. */
    async tellOrders(siteId, statements, now, delivery) {
      if (delivery) return tellSomeOrders(siteId, statements, now, delivery);
      const sum = { recorded: 0, unchanged: 0 };
      for (const some of piecesOf(statements)) {
        const { recorded, unchanged } = await tellSomeOrders(siteId, some, now);
        sum.recorded += recorded;
        sum.unchanged += unchanged;
      }
      return sum;
    },

    async tellCustomers(siteId, customers, now) {
      for (const some of piecesOf(customers)) await tellSomeCustomers(siteId, some, now);
    },

    /** In pieces, so that shoppers do not wait for a long list; sending a list again adds nothing twice. */
    async importCodes(siteId, id, codes) {
      const sum = { added: 0, known: 0 };
      for (let from = 0; from === 0 || from < codes.length; from += CODES_AT_ONCE) {
        const { added, known } = await importSome(siteId, id, codes.slice(from, from + CODES_AT_ONCE));
        sum.added += added;
        sum.known += known;
      }
      return sum;
    },

    /** In steps, for the same reason. */
    async tidy(now) {
      const sum: Tidied = { partitionsDropped: 0, eventsDeleted: 0, peopleTrimmed: 0, sessionsDeleted: 0, more: false };
      let step: Tidied;
      do {
        step = await tidyStep(now);
        sum.partitionsDropped += step.partitionsDropped;
        sum.eventsDeleted += step.eventsDeleted;
        sum.peopleTrimmed += step.peopleTrimmed;
        sum.sessionsDeleted += step.sessionsDeleted;
      } while (step.more);
      return sum;
    },

    async close() {
      writer.refuse();
      // The writer last: it leaves the file whole, without a log beside it.
      await Promise.all([reader.close(), checkpointer.close()]);
      await writer.close();
    },
  };
}

function* piecesOf<Thing>(things: readonly Thing[]): Generator<Thing[]> {
  for (let from = 0; from < things.length; from += TOLD_AT_ONCE) yield things.slice(from, from + TOLD_AT_ONCE);
}
