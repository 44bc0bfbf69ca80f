/** What the HTTP thread and the storage threads say to each other. */
import type { ErrorCode } from '../../contract/error.ts';
import type { Engine } from './engine.ts';

/** A writer holds the only connection that changes data; readers answer reports beside it. */
export type Role = 'writer' | 'reader';

/** What a storage thread is started with. */
export type WorkerStart = { file: string; role: Role };

export type Method = keyof Engine;

export type Call = { id: number; method: Method; args: unknown[] };

/** `stack` is for the log; it never leaves the server. */
export type Failure = { code: ErrorCode; message: string; stack?: string | undefined };

export type Reply = { id: number } & ({ value: unknown } | { failure: Failure });

/** Said once after opening, then one list of replies per group. */
export type FromWorker = { opened: true } | { failed: Failure } | { replies: Reply[] };

/** `close` ends the thread after everything that was asked before it. */
export type ToWorker = Call | 'close';

/** Methods that only read: any connection may answer them. */
const reads: ReadonlySet<Method> = new Set<Method>([
  'getHistoryMark',
  'getSample',
  'listSites',
  'listCampaigns',
  'getCampaign',
  'homeReport',
  'installReport',
  'campaignResults',
  'campaignDays',
  'listCodes',
  'reach',
  'recentEvents',
  'countUsers',
  'getUserByName',
]);

export function roleOf(method: Method): Role {
  return reads.has(method) ? 'reader' : 'writer';
}
