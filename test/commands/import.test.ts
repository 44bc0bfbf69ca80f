/** The command as it is run: a built process, killed in the middle. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bigShop } from '../../server/demo/shoppers/shop.ts';
import { simulate } from '../../server/demo/shoppers/simulate.ts';
import { lockDataFolder } from '../../server/storage/sqlite/lock.ts';
import { buildServer, type ServerBuild } from '../faults/build.ts';
import { shopSettings } from '../support/app.ts';
import { SHOP } from '../support/shopper.ts';
import { openTestStore } from '../support/store.ts';

const DAY_MS = 86_400_000;
/** More than one transaction. */
const EVENTS = 35_000;

let server: ServerBuild;
let folder: string;
let entry: string;
let file: string;
let data: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dangol-import-'));
  data = folder;
  server = await buildServer();
  entry = server.entry;
  const store = openTestStore(join(data, 'dangol.db'));
  await store.createSite(shopSettings, Date.now(), 'shop-key');
  await store.close();
  file = join(folder, 'past.jsonl');
  const until = Date.now() - DAY_MS;
  const plan = { seed: 3, shop: bigShop(`${SHOP}/`, 50), zone: 'Asia/Seoul', from: until - 30 * DAY_MS, until };
  const lines: string[] = [];
  for (const event of simulate({ ...plan, sessionsPerDay: 2_000 })) {
    if (lines.push(JSON.stringify(event)) === EVENTS) break;
  }
  writeFileSync(file, `${lines.join('\n')}\n`);
}, 60_000);
afterAll(async () => {
  await server.remove();
  rmSync(folder, { recursive: true });
});

const env = () => ({ ...process.env, DANGOL_DATA: data });

function countEvents(): number {
  const db = new Database(join(data, 'dangol.db'), { readonly: true });
  const count = db.prepare('SELECT COALESCE(SUM(count), 0) FROM event_kind').pluck().get() as number;
  db.close();
  return count;
}

describe('dangol import', () => {
  it('refuses while a server holds the folder, and says what to do', () => {
    const lock = lockDataFolder(join(data, 'dangol.db'));
    const { status, stderr } = spawnSync(process.execPath, [entry, 'import', file], { env: env(), encoding: 'utf8' });
    lock.release();
    expect(status).toBe(1);
    expect(stderr).toMatch(/in use by another running Dangol[\s\S]*stop it, import, start it again/);
    expect(countEvents()).toBe(0);
  });

  it('goes on after a kill with what was not committed, and ends with every event once', async () => {
    const child = spawn(process.execPath, [entry, 'import', file], { env: env() });
    const ended = once(child, 'exit');
    // The first commit has been.
    await expect.poll(countEvents, { timeout: 60_000, interval: 10 }).toBeGreaterThan(0);
    child.kill('SIGKILL');
    await ended;
    const committed = countEvents();
    const { status, stderr } = spawnSync(process.execPath, [entry, 'import', file], { env: env(), encoding: 'utf8' });
    expect(status).toBe(0);
    if (committed < EVENTS) {
      expect(stderr).toContain('goes on there');
      expect(stderr).toContain(`${(EVENTS - committed).toLocaleString('en-US')} events recorded`);
    }
    expect(countEvents()).toBe(EVENTS);
    expect(existsSync(`${file}.refused`)).toBe(false);
  }, 120_000);
});
