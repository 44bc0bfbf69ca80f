/** What the HTTP thread and the storage threads say to each other. */
import type { ErrorCode } from '../../contract/error.ts';
import type { Engine } from './engine.ts';

/**
 * A writer holds the only connection that changes data; readers answer reports beside it; a checkpointer, which nobody asks
 * anything, copies the write-ahead log into the file.
 */
export type Role = 'writer' | 'reader' | 'checkpointer';

/** What a storage thread is started with. */
export type WorkerStart = { file: string; role: Role };

export type Method = keyof Engine;

export type Call = { id: number; method: Method; args: unknown[] };

/** `stack` is for the log; it never leaves the server. */
export type Failure = { code: ErrorCode; message: string; stack?: string | undefined };

export type Reply = { id: number } & ({ value: unknown } | { failure: Failure });

/** `opened` or `failed` once, then one list of replies per group. `warning` is for the log. */
export type FromWorker = { opened: true } | { failed: Failure } | { replies: Reply[] } | { warning: string };

/**
 * All calls of one turn of the event loop, or `close`, which ends the thread after everything that was asked before it.
 * Measured there and back, both sides together, with the answer: 17 µs a call in a message of its own, 9 µs in one of
 * eight, 7 µs in one of 32; as one JSON string in place of objects 11 and 9 µs.
 */
export type ToWorker = Call[] | 'close';

/** Methods that only read: any connection may answer them. */
const reads: ReadonlySet<Method> = new Set<Method>([
  'getHistoryMark',
  'getSample',
  'listSecrets',
  'listSites',
  'mappingReport',
  'getMappingVersion',
  'currentMappings',
  'listCampaigns',
  'getCampaign',
  'homeReport',
  'installReport',
  'shopWarnings',
  'firstPartyReport',
  'campaignResults',
  'campaignDays',
  'listCodes',
  'reach',
  'recentEvents',
  'countUsers',
  'getUserByName',
]);

export function roleOf(method: Method): 'writer' | 'reader' {
  return reads.has(method) ? 'reader' : 'writer';
}
