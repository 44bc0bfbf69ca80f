import { describe, expect } from 'vitest';
import type { ImportedCodes } from '../../server/contract/api.ts';
import type { Campaign, CampaignDefinition } from '../../server/contract/campaign.ts';
import { MAX_POOL_IMPORT } from '../../server/contract/coupon.ts';
import { demoCampaigns } from '../../server/demo/campaigns.ts';
import { codeOf, faultsOf, type Harness, it } from '../support/app.ts';

const [welcome] = demoCampaigns as [CampaignDefinition];
const pool: CampaignDefinition = { ...welcome, coupon: { source: 'pool', label: '10 %' } };

async function importer(harness: Harness, definition = pool) {
  const campaigns = `/sites/${harness.site.id}/campaigns`;
  const { id } = (await harness.api('POST', campaigns, definition)).json<Campaign>();
  return (csv: string) => harness.api('POST', `${campaigns}/${id}/codes`, csv, { 'content-type': 'text/csv' });
}

const told = (answer: { json: <Body>() => Body }) => answer.json<ImportedCodes>();

describe('importing codes', () => {
  it('takes one code a row, whatever a spreadsheet put around it', async ({ harness }) => {
    const send = await importer(harness);
    const csv = '\uFEFFcode,note\r\nAAA-111,first\r\n"BBB-222"\r\n\r\n  CCC_333  ,x,y,z\r\n';
    expect(told(await send(csv))).toEqual({ added: 3, known: 0, faults: [] });
  });

  it('may be repeated: codes that are there already are counted, not added', async ({ harness }) => {
    const send = await importer(harness);
    await send('AAA-111\nBBB-222');
    expect(told(await send('AAA-111\nCCC-333\nCCC-333'))).toEqual({ added: 1, known: 2, faults: [] });
  });

  it('leaves wrong rows out and names them', async ({ harness }) => {
    const send = await importer(harness);
    expect(told(await send('AAA-111\n=cmd()\nx\nBBB-222\n할인쿠폰'))).toMatchObject({
      added: 2,
      faults: [
        { path: 'row/2', received: '"=cmd()"' },
        { path: 'row/3', received: '"x"' },
        { path: 'row/5', received: '"할인쿠폰"' },
      ],
    });
  });

  it('of a file that is no CSV says where it stops being one', async ({ harness }) => {
    const send = await importer(harness);
    const answer = await send('AAA-111\n"never closed\nBBB-222');
    expect([answer.statusCode, codeOf(answer)]).toEqual([400, 'invalid_field']);
    expect(faultsOf(answer)?.[0]?.path).toBe('row/2');
  });

  it('lists a hundred faults at most', async ({ harness }) => {
    const send = await importer(harness);
    expect(told(await send('?\n'.repeat(5_000))).faults).toHaveLength(100);
  });

  it('adds nothing of a file with too many codes', { timeout: 30_000 }, async ({ harness }) => {
    const send = await importer(harness);
    const csv = Array.from({ length: MAX_POOL_IMPORT + 1 }, (_, index) => `CODE-${index}`).join('\n');
    const answer = await send(csv);
    expect([answer.statusCode, faultsOf(answer)?.[0]?.path]).toEqual([400, `row/${MAX_POOL_IMPORT + 1}`]);
    expect(told(await send('CODE-1'))).toMatchObject({ added: 1 });
  });

  it('of a file with too many bytes is refused', { timeout: 30_000 }, async ({ harness }) => {
    const send = await importer(harness);
    expect(codeOf(await send('x'.repeat(11 * 1024 * 1024)))).toBe('body_too_large');
  });

  it('needs a campaign whose coupons come from a pool', async ({ harness }) => {
    const send = await importer(harness, welcome);
    const answer = await send('AAA-111');
    expect([answer.statusCode, faultsOf(answer)?.[0]?.path]).toEqual([400, 'coupon/source']);
    const nobody = `/sites/${harness.site.id}/campaigns/nobody/codes`;
    expect((await harness.api('POST', nobody, 'AAA-111', { 'content-type': 'text/csv' })).statusCode).toBe(404);
  });

  it('is not taken as JSON', async ({ harness }) => {
    const answer = await harness.api('POST', `/sites/${harness.site.id}/campaigns/x/codes`, ['AAA-111']);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
  });
});
