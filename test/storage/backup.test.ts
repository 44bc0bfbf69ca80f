import { mkdtempSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp } from '../../server/storage/sqlite/backup.ts';
import { checkUp } from '../../server/storage/sqlite/checkup.ts';
import { lockDataFolder } from '../../server/storage/sqlite/lock.ts';
import { restore } from '../../server/storage/sqlite/restore.ts';
import { openTestStore } from '../support/store.ts';
import { batchOf, event, NOON, secretCoupon, settings } from './fixture.ts';

let folder: string;
let file: string;
let backup: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dangol-'));
  file = join(folder, 'dangol.db');
  backup = join(folder, 'copy.db');
});
afterEach(() => rm(folder, { recursive: true }));

/** A shop where one shopper was given a code and bought something; the store is left open. */
async function openShop() {
  const store = openTestStore(file);
  const site = await store.createSite(settings, NOON, 'shop');
  await store.createCampaign(site.id, secretCoupon, 'live', NOON);
  const purchase = event('purchase', NOON, { transaction_id: 'T1', value: 1_000, currency: 'KRW' });
  await store.collect({
    siteId: site.id,
    batch: batchOf('0001', [event('page_view', NOON), purchase]),
    now: NOON,
  });
  return { store, site };
}

/** Makes the page that holds a text unreadable. */
function damage(path: string, text: string): void {
  const bytes = readFileSync(path);
  const page = Math.floor(bytes.indexOf(text) / 4_096) * 4_096;
  expect(page).toBeGreaterThan(0);
  bytes.fill(0xff, page, page + 100);
  writeFileSync(path, bytes);
}

function change(path: string, sql: string): void {
  const db = new Database(path);
  db.exec(sql);
  db.close();
}

describe('a backup', () => {
  it('holds what is only in the log yet, and the server may go on writing', async () => {
    const { store, site } = await openShop();
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
    await backUp(file, backup);
    await store.collect({ siteId: site.id, batch: batchOf('0002', [event('page_view', NOON)]), now: NOON });
    expect(await store.recentEvents(site.id, 10)).toHaveLength(3);
    await store.close();

    const copy = openTestStore(backup);
    expect(await copy.recentEvents(site.id, 10)).toHaveLength(2);
    await copy.close();
  });

  it('is one file that nobody else may read', async () => {
    const { store } = await openShop();
    expect(await backUp(file, backup)).toBe(statSync(backup).size);
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.db']);
    await store.close();
  });

  it('never overwrites a file', async () => {
    const { store } = await openShop();
    writeFileSync(backup, 'something dear');
    await expect(backUp(file, backup)).rejects.toThrow(`${backup} exists already`);
    expect(readFileSync(backup, 'utf8')).toBe('something dear');
    await store.close();
  });

  it('says what is missing: the database, or the folder it shall go to', async () => {
    await expect(backUp(file, backup)).rejects.toThrow(`${file} does not exist`);
    writeFileSync(file, '');
    await expect(backUp(file, join(folder, 'nowhere', 'copy.db'))).rejects.toThrow('make it first');
  });

  it('of a damaged database is refused rather than put beside the good ones', async () => {
    const { store } = await openShop();
    await store.close();
    damage(file, 'visitor-0001');
    await expect(backUp(file, backup)).rejects.toThrow(/damaged|malformed/);
    expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual([]);
  });
});

describe('restoring', () => {
  it('brings back what the backup holds, and keeps what was there with its log', async () => {
    const { store, site } = await openShop();
    await backUp(file, backup);
    await store.collect({ siteId: site.id, batch: batchOf('0002', [event('page_view', NOON)]), now: NOON });
    await store.close();

    const kept = await restore(backup, file, NOON);
    const restored = openTestStore(file);
    expect(await restored.recentEvents(site.id, 10)).toHaveLength(2);
    await restored.close();
    const before = openTestStore(kept ?? '');
    expect(await before.recentEvents(site.id, 10)).toHaveLength(3);
    await before.close();
  });

  it('does not let the log of the old database leak into the new one', async () => {
    const { store, site } = await openShop();
    await backUp(file, backup);
    await store.collect({ siteId: site.id, batch: batchOf('0002', [event('page_view', NOON)]), now: NOON });
    const log = readFileSync(`${file}-wal`);
    await store.close();
    // As a server leaves it that was killed.
    writeFileSync(`${file}-wal`, log);

    await restore(backup, file, NOON);
    const restored = openTestStore(file);
    expect(await restored.recentEvents(site.id, 10)).toHaveLength(2);
    await restored.close();
    expect(checkUp(file)).toEqual([]);
  });

  it('works into an empty folder, and again after it was cut off', async () => {
    const { store } = await openShop();
    await store.close();
    await backUp(file, backup);
    const elsewhere = join(mkdtempSync(join(folder, 'new-')), 'dangol.db');
    writeFileSync(`${elsewhere}.partial`, 'half a copy');
    expect(await restore(backup, elsewhere, NOON)).toBeUndefined();
    expect(checkUp(elsewhere)).toEqual([]);
  });

  it('is refused while a server runs on the folder', async () => {
    const { store } = await openShop();
    await backUp(file, backup);
    const server = lockDataFolder(file);
    await expect(restore(backup, file, NOON)).rejects.toThrow('in use by another running Dangol');
    server.release();
    await store.close();
  });

  it.each([
    ['is damaged', () => damage(backup, 'visitor-0001')],
    ['was cut short', () => truncateSync(backup, statSync(backup).size - 4_096)],
    ['is of another program', () => change(backup, 'PRAGMA application_id = 7')],
    ['was written by a newer Dangol', () => change(backup, 'PRAGMA user_version = 999')],
    ['is not there', () => rm(backup)],
  ])('is refused, and changes nothing, when the backup %s', async (_, spoil) => {
    const { store, site } = await openShop();
    await store.close();
    await backUp(file, backup);
    await spoil();
    await expect(restore(backup, file, NOON)).rejects.toThrow('Nothing was changed');
    const same = openTestStore(file);
    expect(await same.recentEvents(site.id, 10)).toHaveLength(2);
    await same.close();
  });
});

describe('checking', () => {
  it('finds nothing wrong with a database in use', async () => {
    const { store } = await openShop();
    expect(checkUp(file)).toEqual([]);
    await store.close();
  });

  it.each([
    ['UPDATE coupon_stock SET issued = issued + 1', 'coupon stock'],
    ['UPDATE site_total SET revenue_minor = 0', 'total of site'],
    ['PRAGMA foreign_keys = OFF; DELETE FROM campaign_version', 'points to no row'],
  ])('finds what no longer agrees after %s', async (sql, fault) => {
    const { store } = await openShop();
    await store.close();
    change(file, sql.replace('DELETE', 'DROP TRIGGER campaign_version_kept; DELETE'));
    expect(checkUp(file).join()).toContain(fault);
  });
});
