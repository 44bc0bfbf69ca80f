/**
 * A storage thread: SQLite runs here so that a commit never stops the HTTP thread. Messages in; the writer runs all that
 * wait in one transaction and replies after its commit.
 *
 * There is no timer: while one group is being committed the next one gathers, so an idle server answers at once and a
 * busy one makes its groups as large as they need to be.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { StoreError } from '../store.ts';
import { Checkpoint, WARN_BYTES } from './checkpoint.ts';
import { SqliteEngine } from './engine.ts';
import { toStoreError } from './fault.ts';
import { type Group, type Outcome, openGroup } from './group.ts';
import { lockDataFolder } from './lock.ts';
import { openCheckpointer, openReader, openWriter } from './open.ts';
import type { Call, Failure, FromWorker, Reply, ToWorker, WorkerStart } from './protocol.ts';
import { lookOften, watchLog } from './upkeep.ts';

/** Largest group: bounds how long the first of it waits, and what a failing disk takes with it. */
const MAX_GROUP = 200;

const { file, role } = workerData as WorkerStart;

function start(): void {
  if (role === 'checkpointer') keepLogShort();
  else if (role === 'reader') startReader();
  else startWriter();
  say({ opened: true });
}

function startReader(): void {
  const engine = new SqliteEngine(openReader(file));
  serve(engine, readEach(engine), () => engine.close());
}

function startWriter(): void {
  const lock = lockDataFolder(file);
  try {
    const engine = new SqliteEngine(openWriter(file));
    const checkpoint = new Checkpoint(engine.db);
    const isLogThere = watchLog(file);
    const close = () => {
      stopLooking();
      engine.close();
      lock.release();
    };
    const stopLooking = lookOften(() => {
      if (isLogThere()) return checkpoint.finish();
      // What was committed into it is copied, and the process ends: whoever starts it again gets a log with a name.
      checkpoint.copyAll();
      warn(`${file}-wal was removed or replaced while the server ran. Nothing is lost; start the server again.`);
      close();
      parentPort?.close();
    }, warn);
    serve(engine, openGroup(engine), close);
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
      warn(`The write-ahead log has ${Math.round(used / 1e6)} MB: something reads ${file} for very long.`);
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

function serve(engine: SqliteEngine, run: Group, close: () => void): void {
  const waiting: Call[] = [];
  let closing = false;

  function runWaiting(): void {
    const calls = waiting.splice(0, MAX_GROUP);
    const outcomes = run(calls.map((call) => () => invoke(engine, call)));
    say({ replies: calls.map(({ id }, index) => toReply(id, outcomes[index])) });
    if (waiting.length > 0) setImmediate(runWaiting);
    else if (closing) end();
  }

  function end(): void {
    close();
    parentPort?.close();
  }

  parentPort?.on('message', (message: ToWorker) => {
    if (message === 'close') {
      closing = true;
      if (waiting.length === 0) end();
      return;
    }
    if (waiting.length === 0) setImmediate(runWaiting);
    waiting.push(...message);
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
