/**
 * Keeps what is dead from piling up. V8 may let the old generation of a thread grow to four times what lives in it before it
 * looks what is dead, and how far it does depends on how long its collections took.
 *
 * The nursery of a thread is bounded where the thread begins: those of storage in `storage/sqlite/thread.ts`, that of the main
 * thread by `--max-semi-space-size` in package.json, as only an argument of node does it. Left to itself it went from 7 to 54 MB and
 * back in twenty minutes of steady load. With 20 million events on record and 5,000 more a second, two a batch, the server held 522 to
 * 538 MB, 420 to 434 with 16 MB, 384 to 401 with 8 MB (two runs each, in turns), and an event took the main thread 66 to 71, 63 to 73
 * and 69 to 77 µs of processor time.
 *
 * One thread helps with collecting (`--v8-pool-size=1`, beside it): with V8's four the writer stood in line for a processor for 42 ms
 * with 9 ms of work, again and again. At 2,500 requests a second p99 was 98 ms, 56 with two, 26 with one (medians of five rounds in
 * turns on 2 cores; quiet minutes), for 3 % more processor time.
 */
import { setFlagsFromString } from 'node:v8';

/**
 * A heap that has grown by so much since it was last collected is collected again. Where many live for a while it goes to 1.8
 * times what lives, and 3.7 times without (`test/heap.test.ts`). Engines with a database of three million events, two events a
 * batch, on a busy machine: after 40,000 events the writer's heap had held 112 to 115 MB in three runs, and 112 and 153 MB in two
 * without; side by side at the same processor time the processes held 293 and 313 MB. After 40 s of full load a server had
 * 312 MB in the writer's heap without it, and 97 were left by the next collection.
 * With 25 instead of 40 the server of a steady load held as much.
 */
const GROWTH_PERCENT = 40;

/** For all threads of the process, from now on. It is no limit: a thread that reaches one of those ends. */
export function collectOften(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
