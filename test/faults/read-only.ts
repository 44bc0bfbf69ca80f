/**
 * Row 9: the disk takes no more writes, or somebody removes the write-ahead log under the running server. Nobody is told that
 * something is on record which is not.
 */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { atMost, type Form, type Row } from '../support/scoreboard.ts';
import { freePort, outputOf, run, startServer } from '../support/server.ts';
import { audit, toRows } from './audit.ts';
import { openCouponShop } from './coupon-shop.ts';
import type { Fault } from './fault.ts';
import { isWhole } from './ledger.ts';
import { healthOf, Newcomers } from './newcomers.ts';
import { mountSmallDisk } from './small-disk.ts';
import { attachStrace } from './strace.ts';

const DISK_MEGABYTES = 16;
const RECOVERY_MS = 5_000;
/** An end that nobody asked for comes within this time. */
const NOTICES_MS: Record<Form, number> = { short: 15_000, long: 2_000 };
const ENDS_MS = 10_000;

export const readOnly: Fault = {
  name: 'read-only',
  needs: ['small disk', 'strace'],
  check: async (form, { entry }) => [
    ...(await whileRunning(form, entry)),
    ...(await atStart(entry)),
    ...(await withoutLog(form, entry)),
  ],
  mutants: [
    {
      name: 'a read-only disk that is taken for a mistake of ours',
      breaks: [{ file: 'server/storage/sqlite/fault.ts', from: '(FULL|IOERR|', to: '(FULL|' }],
    },
    {
      name: 'a log that nobody looks for',
      breaks: [{ file: 'server/storage/sqlite/worker.ts', from: 'if (isLogThere())', to: 'if (isLogThere)' }],
    },
  ],
};

/** As when Linux turns a failing disk read-only: every write is refused with EROFS. */
async function whileRunning(form: Form, entry: string): Promise<Row[]> {
  const server = await startServer({ entry });
  try {
    const shop = await openCouponShop(server, 100);
    const newcomers = new Newcomers(server.url, shop.siteKey, form);
    const newcomer = newcomers.next();
    const calls = 'pwrite64,ftruncate,fsync,fdatasync';
    const inject = ['-e', `trace=${calls}`, '-e', `inject=${calls}:error=EROFS`];
    const strace = await attachStrace(server.process.pid ?? 0, [...inject, '-P', `${server.dataFolder}/dangol.db-wal`]);
    const taken = await newcomer.send();
    const health = await healthOf(server.url);
    await strace.detach();
    const back = await newcomer.sendUntilTaken(RECOVERY_MS);
    const { told } = newcomers;
    const under = 'on a disk that turned read-only';
    return [
      atMost(`batches acknowledged ${under}`, taken ? 1 : 0, '', 0),
      atMost(`times /health said that all was well ${under}`, health === 503 ? 0 : 1, '', 0),
      atMost(`way back when it could be written again, without a restart, ${under}`, back, 'ms', RECOVERY_MS),
      ...toRows([await audit(server, shop, told, told.events)], under),
      ...newcomers.rows(under),
    ];
  } finally {
    await server.stop('SIGKILL');
  }
}

/** The server does not start, and says which folder it is about. */
async function atStart(entry: string): Promise<Row[]> {
  const disk = await mountSmallDisk(DISK_MEGABYTES);
  try {
    await (await startServer({ dataFolder: disk.folder, entry })).stop();
    disk.protect();
    const server = run(['serve'], { DANGOL_PORT: String(await freePort()), DANGOL_DATA: disk.folder }, entry);
    const output = outputOf(server);
    const late = setTimeout(() => server.kill('SIGKILL'), ENDS_MS);
    const [code] = await once(server, 'exit');
    clearTimeout(late);
    return [
      atMost('starts on a read-only disk', code === 1 ? 0 : 1, '', 0),
      atMost(
        'refusals to start on a read-only disk that do not name it',
        output().includes(disk.folder) ? 0 : 1,
        '',
        0,
      ),
    ];
  } finally {
    await disk.remove();
  }
}

/** The log is removed: the server copies what is in it and ends, so that the next one has a log again. */
async function withoutLog(form: Form, entry: string): Promise<Row[]> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'dangol-log-'));
  const data = { dataFolder, port: await freePort(), entry };
  const servers = [await startServer(data)];
  try {
    const [first] = servers as [(typeof servers)[0]];
    const shop = await openCouponShop(first, 100);
    const newcomers = new Newcomers(first.url, shop.siteKey, form);
    for (let each = 0; each < 5; each++) await newcomers.next().send();
    const ended = once(first.process, 'exit').then(() => true);
    await rm(join(dataFolder, 'dangol.db-wal'));
    // This one may be acknowledged before anybody looks; then it is copied with the others. Or it finds nobody any more.
    await newcomers.next().send();
    newcomers.excuseUnanswered();
    const noticed = await Promise.race([ended, wait(NOTICES_MS[form], false)]);
    await first.stop('SIGKILL');
    const second = await startServer(data);
    servers.push(second);
    const { told } = newcomers;
    const under = 'when the log was removed under the running server';
    return [
      atMost(`servers that went on without a log ${under}`, noticed ? 0 : 1, '', 0),
      atMost(`ends without a word about it ${under}`, first.output().includes('dangol.db-wal') ? 0 : 1, '', 0),
      // Where it was not noticed, the owner's session may be lost with the rest, and nothing can be asked.
      ...(noticed ? toRows([await audit(second, shop, told, told.events)], under) : []),
      atMost(`files damaged ${under}`, isWhole(dataFolder) ? 0 : 1, '', 0),
    ];
  } finally {
    for (const server of servers) await server.stop('SIGKILL');
    await rm(dataFolder, { recursive: true, force: true });
  }
}
