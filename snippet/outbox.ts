// Every event waits here until the collector has acknowledged it. A page sends its own events itself and at once, because
// it waits for the decision; what earlier pages left behind is sent by one tab at a time, under a lock. Both may send the
// same event twice: ids make that harmless.

import { FRESH_MS } from '../server/contract/limits.ts';
import { backoffMs } from './backoff.ts';
import { BATCH_BYTES, BATCH_EVENTS, BEACON_BYTES, GATHER_MS, WAITING_BYTES, WAITING_EVENTS } from './bounds.ts';
import { deleteDatabase, isThere, readAll, remove, save } from './database.ts';
import { countFitting, type Entry, surplus } from './entry.ts';
import { attempt, guard, later, on } from './guard.ts';
import { toJson } from './json.ts';
import { read, write } from './storage.ts';
import { type Answer, beacon, post } from './transport.ts';
import { type View, view } from './view.ts';

/** What a page left that went before its database was open, in localStorage. */
const LEFT_KEY = 'dangol_left';

/** Undefined: consent is not known, events are kept in memory only. False: nothing is kept. */
export let allowed: boolean | undefined;

/** Events of this page: those that wait, of which the first `handedOver` are with the browser, and those on their way. */
let queue: Entry[] = [];
let handedOver = 0;
let sending: Entry[] = [];

let timer = 0;
let dueAt = 0;
let replayTimer = 0;
let failures = 0;
let notBefore = 0;
let answered: (answer: Answer, of: View) => void;
let opened: () => void;

/** Says who reads the answers and what begins with consent, and watches for the network. */
export function startOutbox(onAnswer: typeof answered, onOpen: typeof opened): void {
  answered = onAnswer;
  opened = onOpen;
  on('online', () => {
    notBefore = 0;
    schedule(0);
    return replay();
  });
}

/** Takes an event. An urgent one is sent without waiting for company. */
export function add(entry: Entry, urgent: boolean): void {
  if (allowed === false) return;
  queue.push(entry);
  trim(queue);
  if (!allowed) return;
  save([entry]);
  schedule(urgent ? 0 : GATHER_MS);
}

/** Consent is there: stores and sends what has gathered, and what earlier pages left. */
export function openOutbox(): void {
  if (allowed) return;
  allowed = true;
  const left = read(LEFT_KEY);
  if (left) {
    // First: what cannot be read must not be met again.
    write(LEFT_KEY, '');
    queue = [...(attempt<Entry[]>(() => JSON.parse(left)) ?? []), ...queue];
  }
  if (queue.length) save([...queue]);
  schedule(GATHER_MS);
  guard(replay)();
  opened();
}

/** Consent is refused: throws everything away. */
export function shutOutbox(): void {
  allowed = false;
  queue = [];
  deleteDatabase();
}

/**
 * The page is going, or may be: hands over what is left, without an answer to hope for. If the page stays, the same events
 * are sent in the ordinary way as well, and that is acknowledged.
 */
export function leave(): void {
  while (allowed && handedOver < queue.length) {
    const rest = queue.slice(handedOver);
    const slice = rest.slice(0, countFitting(rest, BATCH_EVENTS, BEACON_BYTES));
    if (!beacon(slice)) {
      // The next page sends it.
      if (!isThere) write(LEFT_KEY, toJson(rest));
      return;
    }
    handedOver += slice.length;
  }
}

/** The soonest wish wins; nothing is sent while backing off. */
function schedule(ms: number): void {
  const now = Date.now();
  const at = Math.max(now + ms, notBefore);
  if (dueAt && at >= dueAt) return;
  dueAt = at;
  clearTimeout(timer);
  timer = later(flush, at - now);
}

async function flush(): Promise<void> {
  dueAt = 0;
  if (!allowed || sending.length || !queue.length) return;
  if (notBefore > Date.now()) return schedule(0);
  sending = queue.splice(0, countFitting(queue, BATCH_EVENTS, BATCH_BYTES));
  handedOver = 0;
  const of = view;
  const answer = await deliver(sending, true);
  if (!answer) queue = sending.concat(queue);
  sending = [];
  schedule(0);
  if (answer && allowed) answered(answer, of);
}

async function replay(): Promise<void> {
  clearTimeout(replayTimer);
  if (!navigator.locks) return sendLeftovers();
  await navigator.locks.request('dangol', { ifAvailable: true }, (lock) => lock && sendLeftovers());
}

async function sendLeftovers(): Promise<void> {
  if (!allowed) return;
  const own = new Set([...queue, ...sending].map(({ id }) => id));
  const waiting = (await readAll()).filter(({ id }) => !own.has(id));
  // The usual case. What this page sends itself it also deletes itself.
  if (!waiting.length) return;
  trim(waiting);
  // Younger ones may be another tab's, which waits for the decision on them: hands off.
  const left = waiting.filter(({ at }) => Math.abs(Date.now() - at) > FRESH_MS);
  while (allowed && left.length && notBefore <= Date.now()) {
    const slice = left.splice(0, countFitting(left, BATCH_EVENTS, BATCH_BYTES));
    await deliver(slice, false);
  }
  // Reading again also waits for the deletions: whoever gets the lock next must not find what was sent.
  if ((await readAll()).length) replayTimer = later(replay, Math.max(FRESH_MS, notBefore - Date.now()));
}

/** Sends one batch and forgets it once it is settled; backs off and returns nothing when it is not. */
async function deliver(entries: readonly Entry[], keepalive: boolean): Promise<Answer | undefined> {
  const outcome = await post(entries, keepalive);
  if (typeof outcome === 'object') {
    failures = 0;
    forget(entries);
    return outcome;
  }
  notBefore = Date.now() + backoffMs(failures++, outcome, Math.random());
  return undefined;
}

/** Drops the oldest when there are too many. */
function trim(entries: Entry[]): void {
  forget(entries.splice(0, surplus(entries, WAITING_EVENTS, WAITING_BYTES)));
}

function forget(entries: readonly Entry[]): void {
  if (allowed && entries.length) remove(entries);
}
