/**
 * A storage thread: SQLite runs here so that a commit never stops the HTTP thread. Messages in; the writer runs all that
 * wait in one transaction and replies when its commit is on disk.
 *
 * There is no timer: while one group is on its way to the disk the next one gathers, so an idle server answers at once and a
 * busy one makes its groups as large as they need to be.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { StoreError } from '../store.ts';
import { Checkpoint, MOST_BYTES, WARN_BYTES } from './checkpoint.ts';
import { SqliteEngine } from './engine.ts';
import { toStoreError } from './fault.ts';
import { LogFlush } from './flush.ts';
import { type Group, type Outcome, openGroup } from './group.ts';
import { lockDataFolder } from './lock.ts';
import { openCheckpointer, openReader, openWriter } from './open.ts';
import type { Call, Failure, FromWorker, Reply, ToWorker, WorkerStart } from './protocol.ts';
import { lookOften, watchLog } from './upkeep.ts';

/**
 * Largest group: bounds how long the first of it waits, and what a failing disk takes with it. A group of all who wait has this
 * thread and the HTTP thread work in turns: with 128 customers at a time 0.26 of a bare route's requests, groups of 200 0.25.
 */
const MAX_GROUP = 64;
/** So many do not wait for the flush of those before them: a disk that stands still is no reason to do the same. */
const WORTH_A_GROUP = 16;

const { file, role } = workerData as WorkerStart;

const FLUSHER = new URL('./storage-flusher.js', import.meta.url);

const FULL = `The write-ahead log has ${MOST_BYTES / 1e6} MB, and something that reads ${file} does not let it be copied.`;

function start(): void {
  if (role === 'checkpointer') keepLogShort();
  else if (role === 'reader') startReader();
  else startWriter();
  say({ opened: true });
}

function startReader(): void {
  const engine = new SqliteEngine(openReader(file));
  serve(engine, { run: readEach(engine), flush: (done) => done(), close: () => engine.close() });
}

function startWriter(): void {
  const lock = lockDataFolder(file);
  try {
    const engine = new SqliteEngine(openWriter(file));
    const checkpoint = new Checkpoint(engine.db);
    const log = new LogFlush(engine.db, file, FLUSHER);
    const isLogThere = watchLog(file);
    const close = () => {
      stopLooking();
      log.close();
      engine.close();
      lock.release();
    };
    const stopLooking = lookOften(() => {
      if (isLogThere()) return noteFull(checkpoint.finish());
      // What was committed into it is copied, and the process ends: whoever starts it again gets a log with a name.
      checkpoint.copyAll();
      warn(`${file}-wal was removed or replaced while the server ran. Nothing is lost; start the server again.`);
      close();
      parentPort?.close();
    }, warn);
    let isFull = false;
    const noteFull = (full: boolean) => {
      if (full && !isFull) warn(`${FULL} End it: until then nothing is recorded.`);
      isFull = full;
    };
    const runGroup = openGroup(engine);
    const afterLook =
      <Value>(write: () => Value) =>
      () => {
        log.look();
        return write();
      };
    const run: Group = (writes) => {
      try {
        if (isFull) throw new StoreError('overloaded', FULL);
        log.requireTrust();
      } catch (error) {
        return writes.map(() => ({ error: toStoreError(error) }));
      }
      return runGroup(writes.map(afterLook));
    };
    serve(engine, { run, flush: (done) => log.begin(done), close });
  } catch (error) {
    lock.release();
    throw error;
  }
}

function keepLogShort(): void {
  const db = openCheckpointer(file);
  const checkpoint = new Checkpoint(db);
  let warnAbove = WARN_BYTES;
  const stopLooking = lookOften(() => {
    const used = checkpoint.copy();
    if (used > warnAbove) {
      const megabytes = Math.round(used / 1e6);
      warn(`The write-ahead log has ${megabytes} MB: something reads ${file} for very long, or its disk is too slow.`);
    }
    while (used > warnAbove) warnAbove *= 2;
    if (used < WARN_BYTES) warnAbove = WARN_BYTES;
  }, warn);
  parentPort?.once('message', () => {
    stopLooking();
    db.close();
    parentPort?.close();
  });
}

/**
 * Runs reads one by one, each on one state of the database however many statements it has. The writer may have changed what
 * an earlier one remembered.
 */
function readEach(engine: SqliteEngine): Group {
  return (reads) =>
    reads.map((read) => {
      engine.forget();
      try {
        return { value: engine.db.transaction(read)() };
      } catch (error) {
        return { error: toStoreError(error) };
      }
    });
}

type Service = {
  run: Group;
  /** Calls back when what was run before is on disk, or with why it is not. */
  flush(done: (error?: StoreError) => void): void;
  close(): void;
};

function serve(engine: SqliteEngine, { run, flush, close }: Service): void {
  const waiting: Call[] = [];
  /** Of calls that were run, and are not on disk yet. */
  let replies: Reply[] = [];
  let isAwake = false;
  let isFlushing = false;
  let isClosing = false;

  /** Lets the messages come in that have arrived by now. */
  function wake(): void {
    if (!isAwake) setImmediate(runWaiting);
    isAwake = true;
  }

  function runWaiting(): void {
    isAwake = false;
    if (waiting.length > 0 && (!isFlushing || waiting.length >= WORTH_A_GROUP)) runGroup();
    if (waiting.length >= WORTH_A_GROUP) wake();
    else if (isClosing && !isFlushing && waiting.length === 0) end();
  }

  function runGroup(): void {
    const calls = waiting.splice(0, MAX_GROUP);
    const outcomes = run(calls.map((call) => () => invoke(engine, call)));
    for (const [index, { id }] of calls.entries()) replies.push(toReply(id, outcomes[index]));
    if (!isFlushing) flushReplies();
  }

  function flushReplies(): void {
    const flushed = replies;
    replies = [];
    isFlushing = true;
    flush((error) => {
      isFlushing = false;
      // What was committed meanwhile lies behind what did not reach the disk.
      const failed = error && [...flushed, ...replies.splice(0)].map((reply) => fail(reply, error));
      say({ replies: failed ?? flushed });
      if (replies.length > 0) flushReplies();
      wake();
    });
  }

  function end(): void {
    close();
    parentPort?.close();
  }

  parentPort?.on('message', (message: ToWorker) => {
    if (message === 'close') isClosing = true;
    else waiting.push(...message);
    wake();
  });
}

function invoke(engine: SqliteEngine, { method, args }: Call): unknown {
  const answer = engine[method] as (...args: unknown[]) => unknown;
  return answer.apply(engine, args);
}

function toReply(id: number, outcome: Outcome<unknown> | undefined): Reply {
  if (outcome && 'value' in outcome) return { id, value: outcome.value };
  return { id, failure: toFailure(outcome?.error ?? toStoreError('a call had no outcome')) };
}

function fail(reply: Reply, error: StoreError): Reply {
  return 'failure' in reply ? reply : { id: reply.id, failure: toFailure(error) };
}

/** An unforeseen error carries the stack of its cause, for the log. */
function toFailure(error: StoreError): Failure {
  const { code, message, cause } = error;
  return { code, message, ...(code === 'internal' && cause instanceof Error ? { stack: cause.stack } : {}) };
}

function warn(warning: string): void {
  say({ warning });
}

function say(message: FromWorker): void {
  parentPort?.postMessage(message);
}

try {
  start();
} catch (error) {
  say({ failed: toFailure(toStoreError(error)) });
  parentPort?.close();
}
