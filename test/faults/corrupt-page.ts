/**
 * Row 9: pages of the database are overwritten. A server that cannot start says what is wrong and how to go on; one that can
 * start answers 503 to what needs the page, and goes on.
 */
import { once } from 'node:events';
import { copyFile, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atMost, type Form, type Row } from '../support/scoreboard.ts';
import { freePort, outputOf, run, startServer } from '../support/server.ts';
import { audit, toRows } from './audit.ts';
import { openCouponShop } from './coupon-shop.ts';
import type { Fault } from './fault.ts';
import { rootPageOf } from './ledger.ts';
import { Newcomers } from './newcomers.ts';

const NEWCOMERS = 10;
/** Tables that a server reads at its start. */
const NEEDED = ['sqlite_schema', 'site'];
/** One that it reads when a customer wants a code. */
const NEEDED_LATER = 'coupon_code';
const ENDS_MS = 15_000;

const faultFile = 'server/storage/sqlite/fault.ts';

export const corruptPage: Fault = {
  name: 'corrupt-page',
  async check(form, { entry }) {
    const folder = await mkdtemp(join(tmpdir(), 'dangol-page-'));
    try {
      return await overwritePages(form, join(folder, 'data'), join(folder, 'whole.db'), entry);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  mutants: [
    {
      name: 'damage that is told like any other trouble',
      breaks: [
        { file: faultFile, from: 'const DAMAGED = /^SQLITE_(CORRUPT|NOTADB)/;', to: 'const DAMAGED = /^never/;' },
      ],
    },
    {
      name: 'damage that is taken for a mistake of ours',
      breaks: [{ file: faultFile, from: 'CANTOPEN|CORRUPT|NOTADB|', to: 'CANTOPEN|' }],
    },
  ],
};

async function overwritePages(form: Form, dataFolder: string, copy: string, entry: string): Promise<Row[]> {
  const data = { dataFolder, port: await freePort(), entry };
  const file = join(dataFolder, 'dangol.db');
  const first = await startServer(data);
  const shop = await openCouponShop(first, 100);
  const newcomers = new Newcomers(first.url, shop.siteKey, form);
  for (let each = 0; each < NEWCOMERS; each++) await newcomers.next().send();
  await first.stop();
  await copyFile(file, copy);

  const rows: Row[] = [];
  for (const table of NEEDED) {
    await overwrite(dataFolder, table);
    const { code, said } = await ends(['serve'], data);
    const check = await ends(['check'], data);
    const helps = code === 1 && said.includes('dangol restore') && said.includes('dangol check');
    rows.push(atMost(`starts without help on a file whose ${table} is overwritten`, helps ? 0 : 1, '', 0));
    rows.push(atMost(`checks that call it whole, ${table}`, check.code === 1 ? 0 : 1, '', 0));
    await copyFile(copy, file);
  }

  await overwrite(dataFolder, NEEDED_LATER);
  const damaged = await startServer(data);
  const unlucky = newcomers.next();
  try {
    const taken = (await unlucky.send()) || (await unlucky.send());
    const { ok } = await fetch(`${damaged.url}/health`);
    rows.push(atMost(`batches acknowledged that need the ${NEEDED_LATER} that is overwritten`, taken ? 1 : 0, '', 0));
    rows.push(atMost('servers that ended of one overwritten page', ok ? 0 : 1, '', 0));
  } finally {
    await damaged.stop('SIGKILL');
  }

  for (const rest of ['-wal', '-shm']) await rm(file + rest, { force: true });
  await copyFile(copy, file);
  const restored = await startServer(data);
  try {
    await unlucky.send();
    const found = await audit(restored, shop, newcomers.told, newcomers.told.events);
    return [...rows, ...toRows([found], 'when pages were overwritten and the file was restored')];
  } finally {
    await restored.stop('SIGKILL');
  }
}

async function overwrite(dataFolder: string, table: string): Promise<void> {
  const { page, pageBytes } = table === 'sqlite_schema' ? { page: 1, pageBytes: 4_096 } : rootPageOf(dataFolder, table);
  const file = await open(join(dataFolder, 'dangol.db'), 'r+');
  await file.write(Buffer.alloc(pageBytes, 'Z'), 0, pageBytes, (page - 1) * pageBytes);
  await file.close();
}

/** Runs a command that is meant to end by itself; `code` is null when it did not. */
async function ends(
  args: string[],
  { dataFolder, port, entry }: { dataFolder: string; port: number; entry: string },
): Promise<{ code: number | null; said: string }> {
  const command = run(args, { DANGOL_DATA: dataFolder, DANGOL_PORT: String(port) }, entry);
  const output = outputOf(command);
  const late = setTimeout(() => command.kill('SIGKILL'), ENDS_MS);
  const [code] = await once(command, 'exit');
  clearTimeout(late);
  return { code, said: output() };
}
