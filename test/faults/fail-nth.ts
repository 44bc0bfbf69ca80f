/**
 * Rows 8 and 9: the Nth system call on the database's files fails, for N = 1, 2, 3 … until a whole batch meets no failure,
 * once and from then on. A batch is kept whole or not at all; the customer is told to come again and is answered when the
 * fault is gone, by the same process.
 *
 * A flush that failed must not be believed when it succeeds the second time, because the system may have dropped the pages
 * (https://wiki.postgresql.org/wiki/Fsync_Errors). Nothing need be started again for that: after a failed flush the whole log
 * is copied before the next commit (flush.ts), and a checkpoint that failed copies all its pages again.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atLeast, atMost, type Form, type Row } from '../support/scoreboard.ts';
import { freePort, type Server, startServer } from '../support/server.ts';
import { audit, toRows } from './audit.ts';
import { openCouponShop } from './coupon-shop.ts';
import type { Fault } from './fault.ts';
import { isWhole } from './ledger.ts';
import { healthOf, Newcomers } from './newcomers.ts';
import { attachStrace } from './strace.ts';

/** `lasting`: the Nth call and all after it. */
type Failing = { calls: string; error: string; lasting: boolean };

const failings: readonly Failing[] = [
  { calls: 'pwrite64', error: 'EIO', lasting: false },
  { calls: 'pwrite64', error: 'ENOSPC', lasting: true },
  { calls: 'fsync,fdatasync', error: 'EIO', lasting: false },
  { calls: 'fsync,fdatasync', error: 'EIO', lasting: true },
];
const checkpoint: Failing = { calls: 'pwrite64,fsync,fdatasync', error: 'EIO', lasting: true };

/** The short form fails every so manieth call of the some dozens that a batch makes. */
const STEP: Record<Form, number> = { short: 6, long: 1 };
const MOST_CALLS = 500;
/** The short form runs beside other tests. */
const RECOVERY_MS: Record<Form, number> = { short: 10_000, long: 2_000 };

const group = 'server/storage/sqlite/group.ts';

export const failNth: Fault = {
  name: 'fail-nth',
  needs: ['strace'],
  async check(form, { entry }) {
    const folder = await mkdtemp(join(tmpdir(), 'dangol-trace-'));
    const data = { dataFolder: join(folder, 'data'), port: await freePort(), entry };
    const servers = [await startServer(data)];
    const restart = async () => {
      const server = await startServer(data);
      servers.push(server);
      return server;
    };
    try {
      return await failEverything(servers[0] as Server, restart, form, join(folder, 'trace'));
    } finally {
      for (const server of servers) await server.stop('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    }
  },
  mutants: [
    {
      name: 'a commit that fails unnoticed',
      breaks: [
        {
          file: group,
          from: 'commit.run();',
          to: 'try { commit.run(); } catch { db.inTransaction && rollback.run(); }',
        },
      ],
    },
    {
      name: 'memory that is kept after a rollback',
      breaks: [{ file: group, from: 'grouped.forget();', to: '' }],
    },
    {
      name: 'a full disk that is taken for a mistake of ours',
      breaks: [{ file: 'server/storage/sqlite/fault.ts', from: '(FULL|IOERR|', to: '(' }],
    },
  ],
};

async function failEverything(
  server: Server,
  restart: () => Promise<Server>,
  form: Form,
  traceFile: string,
): Promise<Row[]> {
  const shop = await openCouponShop(server, 1_000);
  const newcomers = new Newcomers(server.url, shop.siteKey, form);
  const rows: Row[] = [];
  const recoveryMs = RECOVERY_MS[form];
  let healthy = 0;
  let slowest = 0;

  /** How many batches met the failure. */
  async function failEach(failing: Failing): Promise<number> {
    for (let nth = 1, met = 0; nth < MOST_CALLS; nth += STEP[form], met++) {
      const newcomer = newcomers.next();
      const failed = await whileFailing(server, 'dangol.db-wal', failing, nth, traceFile, async () => {
        await newcomer.send();
        if (failing.lasting && nth === 1 && (await healthOf(server.url)) !== 503) healthy++;
      });
      slowest = Math.max(slowest, await newcomer.sendUntilTaken(recoveryMs));
      if (!failed || slowest > recoveryMs) return met;
    }
    throw new Error(`A batch met ${nameOf(failing)} at its ${MOST_CALLS}th call still.`);
  }

  for (const failing of failings) {
    if (slowest > recoveryMs) break;
    rows.push(atLeast(`batches that met ${nameOf(failing)}`, await failEach(failing), '', 1));
  }

  const copied = await whileFailing(server, 'dangol.db', checkpoint, 1, traceFile, async () => {
    await server.stop();
  });
  const restarted = await restart();

  const { told, toldToComeAgain } = newcomers;
  const under = `when the Nth call failed, ${toldToComeAgain} times`;
  return [
    ...rows,
    atLeast('checkpoints that met a failure, at the end of the process', copied ? 1 : 0, '', 1),
    ...toRows([await audit(restarted, shop, told, told.events)], under),
    ...newcomers.rows(under),
    atMost(`times /health said that all was well ${under}`, healthy, '', 0),
    atMost(`longest way back after the fault was gone, without a restart, ${under}`, slowest, 'ms', recoveryMs),
    atMost(`files damaged ${under}`, isWhole(server.dataFolder) ? 0 : 1, '', 0),
  ];
}

/** Whether a call failed meanwhile. */
async function whileFailing(
  { process, dataFolder }: Server,
  file: string,
  { calls, error, lasting }: Failing,
  nth: number,
  traceFile: string,
  act: () => Promise<void>,
): Promise<boolean> {
  const inject = `inject=${calls}:error=${error}:when=${nth}${lasting ? '+' : ''}`;
  const args = ['-P', join(dataFolder, file), '-e', `trace=${calls}`, '-e', inject, '-o', traceFile];
  const strace = await attachStrace(process.pid ?? 0, args);
  try {
    await act();
  } finally {
    await strace.detach();
  }
  return (await readFile(traceFile, 'utf8')).includes('(INJECTED)');
}

function nameOf({ calls, error, lasting }: Failing): string {
  return `${error} at the Nth ${calls.replace(',', ' or ')}${lasting ? ' and all after it' : ''}`;
}
