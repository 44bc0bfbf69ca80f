/**
 * Row 2: no answer leaves before what it acknowledges is flushed to disk. Only the order of the system calls can show it: a
 * killed process loses nothing that the system still holds, a machine without power does.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atLeast, atMost, type Form, type Row } from '../support/scoreboard.ts';
import { type Server, startServer } from '../support/server.ts';
import { openCouponShop } from './coupon-shop.ts';
import { Customers } from './customers.ts';
import type { Fault } from './fault.ts';
import { answerBeforeCommit } from './kill-9-mutants.ts';
import { attachStrace } from './strace.ts';
import { readTrace } from './trace.ts';

/** Alone, so that every write after the request is its own; and several whose batches share their commits. */
const CUSTOMERS_AT_ONCE = [1, 48];
const ANSWERS: Record<Form, number> = { short: 150, long: 5_000 };
/** What several customers' flushes take longer, so that others are committed meanwhile: a good disk would hardly let them. */
const SLOW_FLUSH_MICROS = 10_000;

export const fsyncOrder: Fault = {
  name: 'fsync-order',
  needs: ['strace'],
  async check(form, { entry }) {
    const folder = await mkdtemp(join(tmpdir(), 'dangol-trace-'));
    const server = await startServer({ entry });
    try {
      const rows: Row[] = [];
      const { siteKey } = await openCouponShop(server, 10_000);
      for (const atOnce of CUSTOMERS_AT_ONCE) {
        const trace = await traceCustomers(server, siteKey, atOnce, ANSWERS[form], join(folder, 'trace'));
        const { answers, early } = readTrace(trace);
        rows.push(atLeast(`answers seen leaving, ${atOnce} customers at once`, answers, '', ANSWERS[form]));
        rows.push(
          atMost(`of ${answers} answers those that left before their flush, ${atOnce} customers at once`, early, '', 0),
        );
      }
      return rows;
    } finally {
      await server.stop('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    }
  },
  mutants: [
    {
      name: 'commits that nobody flushes',
      breaks: [{ file: 'server/storage/sqlite/flusher.ts', from: 'fdatasyncSync(log);', to: '' }],
    },
    {
      name: 'an answer beside the flush',
      breaks: [{ file: 'server/storage/sqlite/flush.ts', from: 'this.#done = done;', to: 'setImmediate(done);' }],
    },
    {
      name: 'a flush that began before the commit',
      breaks: [
        {
          file: 'server/storage/sqlite/worker.ts',
          from: 'failed ?? flushed',
          to: 'failed ?? [...flushed, ...replies.splice(0)]',
        },
      ],
    },
    answerBeforeCommit,
  ],
};

/** What strace saw of the server while so many answers were given. */
async function traceCustomers(
  server: Server,
  siteKey: string,
  atOnce: number,
  answers: number,
  file: string,
): Promise<string> {
  // -y names files and sockets, -s shows the first line of a request and of an answer.
  const calls = ['-y', '-s', '24', '-e', 'trace=read,pwrite64,fsync,fdatasync,write,writev', '-o', file];
  if (atOnce > 1) calls.push('-e', `inject=fdatasync:delay_enter=${SLOW_FLUSH_MICROS}`);
  const strace = await attachStrace(server.process.pid ?? 0, calls);
  const customers = new Customers(siteKey, atOnce);
  try {
    customers.open(server.url);
    while (customers.told.answers < answers) await customers.told.nextAnswer();
    await customers.leave(30_000);
  } finally {
    customers.close();
    await strace.detach();
  }
  return readFile(file, 'utf8');
}
