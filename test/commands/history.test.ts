import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLine } from '../../server/commands/history/check.ts';
import { loadHistory } from '../../server/commands/history/load.ts';
import { progressText } from '../../server/commands/history/progress.ts';
import { RefusedLines } from '../../server/commands/history/refused.ts';
import { HistoryFile } from '../../server/commands/history/source.ts';
import { siteFor } from '../../server/commands/import.ts';
import type { HistoryEvent } from '../../server/contract/history.ts';
import type { Site } from '../../server/contract/site.ts';
import { bigShop } from '../../server/demo/shoppers/shop.ts';
import { simulate } from '../../server/demo/shoppers/simulate.ts';
import { DAY_MS } from '../../server/domain/zone.ts';
import { type Store, StoreError } from '../../server/storage/store.ts';
import { shopSettings } from '../support/app.ts';
import { SHOP } from '../support/shopper.ts';
import { openTestStore } from '../support/store.ts';

/** 2026-11-21, noon in Seoul. */
const NOON = 1_795_230_000_000;
const past = [
  ...simulate({
    seed: 1,
    shop: bigShop(`${SHOP}/`, 30),
    zone: 'Asia/Seoul',
    from: NOON - 10 * DAY_MS,
    until: NOON - DAY_MS,
    sessionsPerDay: 40,
  }),
];
const linesOf = (events: readonly HistoryEvent[]) => `${events.map((event) => JSON.stringify(event)).join('\n')}\n`;

let folder: string;
let file: string;
let store: Store;
let site: Site;
let said: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dangol-history-'));
  file = join(folder, 'past.jsonl');
  store = openTestStore(join(folder, 'dangol.db'));
  site = await store.createSite(shopSettings, NOON, 'shop-key');
  said = [];
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** Imports the file from where its mark is, as the command does. */
async function importFile(into: Store = store) {
  const source = await HistoryFile.open(file);
  const mark = await into.getHistoryMark(site.id, source.path);
  const isSame = mark !== undefined && (await source.isSame(mark));
  const refused = new RefusedLines(`${file}.refused`, (sentence) => said.push(sentence));
  if (mark && isSame) await refused.resume(mark.refused, mark.refusedBytes);
  const begin = mark && isSame ? mark : { position: 0, lines: 0 };
  try {
    const loaded = await loadHistory({
      store: into,
      site,
      now: NOON,
      chunks: source.chunksFrom(begin.position),
      begin,
      refused,
      markAt: async (position, lines) => ({
        source: source.path,
        position,
        lines,
        refused: refused.count,
        refusedBytes: refused.bytes,
        fingerprint: await source.fingerprint(position),
      }),
      onProgress: () => {},
    });
    return { ...loaded, refused: refused.count, begin };
  } finally {
    await source.close();
  }
}

describe('an import', () => {
  it('gives every day the figures that the collector would have given it', async () => {
    // One visitor in ten: each event of theirs is a batch with a commit of its own.
    const some = past.filter(({ visitor }) => visitor.endsWith('1'));
    writeFileSync(file, linesOf(some));
    expect(await importFile()).toMatchObject({ recorded: some.length, known: 0, tooOld: 0, refused: 0 });

    const live = openTestStore(join(folder, 'live.db'));
    await live.createSite(shopSettings, NOON, 'shop-key');
    for (const { visitor, device, ...event } of some) {
      const { id = '', at, url } = event;
      const envelope = { site: 'shop-key', visitor, sentAt: at, url, ...(device && { device }) };
      await live.collect({ siteId: 1, batch: { ...envelope, events: [{ ...event, id }] }, now: at });
    }
    const { days } = await store.homeReport(site.id, NOON);
    expect(days).toEqual((await live.homeReport(1, NOON)).days);
    expect(days.filter(({ totals }) => totals.sessions > 0).length).toBeGreaterThan(6);
    expect(await store.installReport(site.id)).toEqual(await live.installReport(1));
    await live.close();
  });

  it('records nothing twice, with ids and without', async () => {
    const nameless = past.map(({ id: _, ...event }, index) => (index % 2 ? event : (past[index] as HistoryEvent)));
    writeFileSync(file, linesOf(nameless));
    const first = await importFile();
    expect(first.recorded).toBe(past.length);
    // A copy elsewhere has no mark of its own.
    file = join(folder, 'copy.jsonl');
    writeFileSync(file, linesOf(nameless));
    expect(await importFile()).toMatchObject({ recorded: 0, known: past.length });
  });

  it('tells of bad lines by number and rule, keeps them beside the file, and takes the others', async () => {
    const [one, two] = past as [HistoryEvent, HistoryEvent];
    const bad = ['nonsense', JSON.stringify({ ...one, at: 1_700_000_000 }), '{"visitor":"x"}', '{"__proto__":{}}'];
    writeFileSync(file, `${JSON.stringify(one)}\n${bad.join('\n')}\n\n${JSON.stringify(two)}`);
    expect(await importFile()).toMatchObject({ recorded: 2, refused: 4 });
    expect(readFileSync(`${file}.refused`, 'utf8')).toBe(`${bad.join('\n')}\n`);
    expect(said).toEqual([
      'line 2: must be JSON; got nonsense',
      'line 3: at must be milliseconds since 1970, not seconds; got 1700000000',
      expect.stringMatching(/^line 4: .* must be given$/),
      expect.stringMatching(/^line 5: must be JSON/),
    ]);
  });

  it('leaves out what the site would not keep', async () => {
    const [one] = past as [HistoryEvent];
    const before = NOON - (shopSettings.privacy.retentionDays + 1) * DAY_MS;
    writeFileSync(file, linesOf([one, { ...one, id: undefined as never, at: before }]));
    expect(await importFile()).toMatchObject({ recorded: 1, tooOld: 1, refused: 0 });
  });

  it('goes on where it was cut off, and writes no refused line twice', async () => {
    writeFileSync(file, `nonsense\n${linesOf(past.slice(0, 1_000))}`);
    await importFile();
    appendFileSync(file, `more nonsense\n${linesOf(past.slice(1_000))}`);
    const broken = new Proxy(store, {
      get: (target, name: keyof Store) =>
        name === 'importHistory'
          ? () => Promise.reject(new StoreError('store_unavailable', 'the disk is full'))
          : target[name],
    });
    await expect(importFile(broken)).rejects.toThrow('the disk is full');

    const rest = await importFile();
    expect(rest.begin.lines).toBe(1_001);
    expect(rest).toMatchObject({ recorded: past.length - 1_000, known: 0, refused: 2 });
    expect(readFileSync(`${file}.refused`, 'utf8')).toBe('nonsense\nmore nonsense\n');
  });

  it('starts over when the file is another one, and still records nothing twice', async () => {
    writeFileSync(file, linesOf(past.slice(0, 500)));
    await importFile();
    writeFileSync(file, linesOf(past.slice(400)));
    expect(await importFile()).toMatchObject({ begin: { position: 0 }, recorded: past.length - 500, known: 100 });
    expect(existsSync(`${file}.refused`)).toBe(false);
  });

  it('hands over again what a busy store did not answer to', async () => {
    writeFileSync(file, linesOf(past));
    let calls = 0;
    const busy = new Proxy(store, {
      get: (target, name: keyof Store) => {
        if (name !== 'importHistory') return target[name];
        return async (...args: Parameters<Store['importHistory']>) => {
          const imported = await target.importHistory(...args);
          // It was carried out, but the answer came too late.
          if (++calls === 1) throw new StoreError('overloaded', 'The store has not answered.');
          return imported;
        };
      },
    });
    expect(await importFile(busy)).toMatchObject({ recorded: 0, known: past.length });
    expect((await store.installReport(site.id)).seen.reduce((sum, { count }) => sum + count, 0)).toBe(past.length);
  });

  it('refuses a file that is not lines before it fills the memory', async () => {
    writeFileSync(file, `[${'x'.repeat(3_000_000)}`);
    await expect(importFile()).rejects.toThrow(/one event a line/);
  });
});

describe('a line', () => {
  const span = { now: NOON, oldestAt: 0 };
  const check = (line: string | Buffer) => checkLine(Buffer.from(line), span);
  const good = { visitor: 'visitor-0001', name: 'page_view', at: NOON - 1, url: 'https://shop.example/' };

  it('without an id gets one that follows from what it says and sorts by its time', () => {
    const idOf = (line: object) => {
      const checked = check(JSON.stringify(line));
      return 'event' in checked ? (JSON.parse(checked.event) as { id: string }).id : undefined;
    };
    expect(idOf(good)).toBe(idOf({ ...good }));
    expect(idOf(good)).not.toBe(idOf({ ...good, url: 'https://shop.example/b' }));
    expect(idOf(good)?.slice(0, 8)).toBe((NOON - 1).toString(36).padStart(8, '0'));
  });

  it.each([
    ['of tomorrow', { ...good, at: NOON + 1 }],
    ['without a visitor', { ...good, visitor: undefined }],
    ['with an unknown field', { ...good, country: 'KR' }],
    ['of too many bytes', { ...good, params: { text: 'x'.repeat(40_000) } }],
  ])('%s is refused', (_, line) => {
    expect(check(JSON.stringify(line))).toHaveProperty('fault.rule');
  });

  it('that is not UTF-8, or nests without end, is refused', () => {
    expect(check(Buffer.from([0x7b, 0xff, 0x7d]))).toMatchObject({ fault: { rule: 'must be UTF-8' } });
    expect(check('['.repeat(30_000))).toHaveProperty('fault');
  });
});

describe('what is said', () => {
  it('of the progress: how much, how fast, how far, how long', () => {
    const text = progressText({ events: 1_200_000, bytes: 500 }, 20, 0, 2_000);
    expect(text).toBe('1,200,000 events · 60,000 events/s · 25 % · 1 min 0 s left');
    expect(progressText({ events: 10, bytes: 500 }, 1, 0)).toBe('10 events · 10 events/s');
  });

  it('when it is not clear which site is meant: which there are', () => {
    const other = { ...site, id: 2, key: 'other', name: 'Other' };
    expect(siteFor([site], undefined)).toBe(site);
    expect(siteFor([site, other], 'other')).toBe(other);
    expect(() => siteFor([site, other], undefined)).toThrow(/--site KEY[\s\S]*shop-key {2}Shop[\s\S]*other {2}Other/);
    expect(() => siteFor([], undefined)).toThrow(/no site yet/);
  });
});
