import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { FastifyInstance } from 'fastify';
import type { ImportedCodes } from '../contract/api.ts';
import { couponCodePattern, MAX_POOL_IMPORT } from '../contract/coupon.ts';
import type { FieldFault } from '../contract/error.ts';
import { fault } from '../domain/fault.ts';
import { about } from './openapi.ts';
import { Problem } from './problem.ts';
import type { Services } from './services.ts';

/** 100,000 codes of 40 characters with what spreadsheets put around them. */
const MAX_CSV_BYTES = 10 * 1024 * 1024;
/** Read in pieces, so that batches are answered in between. */
const PIECE_CHARS = 65_536;
/** Faults that are listed; a wrong file would have one a row. */
const MAX_FAULTS = 100;

const isCode = new RegExp(couponCodePattern);

/** Import of a pool of coupon codes. */
export async function codeRoutes(app: FastifyInstance, { store, sites }: Services): Promise<void> {
  app.addContentTypeParser('text/csv', { parseAs: 'string' }, async (_: unknown, body: string) => body);

  app.post<{ Params: { site: string; id: string }; Body: string }>(
    '/sites/:site/campaigns/:id/codes',
    { ...about('campaigns', 'Import coupon codes, text/csv, one a row'), bodyLimit: MAX_CSV_BYTES },
    async ({ params, body }): Promise<ImportedCodes> => {
      const site = sites.require(params.site);
      const campaign = await store.getCampaign(site.id, params.id);
      if (!campaign) throw new Problem('not_found', 'There is no such campaign.');
      if (campaign.definition.coupon?.source !== 'pool') {
        const rule = 'must be pool for codes to be imported; save the campaign so first';
        throw Problem.ofFaults([fault('coupon/source', rule, campaign.definition.coupon?.source)]);
      }
      const { codes, repeats, faults } = await readCodes(body);
      const { added, known } = await store.importCodes(site.id, campaign.id, codes);
      return { added, known: known + repeats, faults };
    },
  );
}

type Codes = { codes: string[]; repeats: number; faults: FieldFault[] };

async function readCodes(csv: string): Promise<Codes> {
  const codes = new Set<string>();
  const faults: FieldFault[] = [];
  let repeats = 0;
  for await (const { cell, path } of firstCells(csv)) {
    if (codes.has(cell)) repeats++;
    else if (isCode.test(cell)) codes.add(cell);
    else if (faults.length < MAX_FAULTS) {
      faults.push(fault(path, 'must be 3 to 40 letters, digits, - or _', cell));
    }
    if (codes.size > MAX_POOL_IMPORT) {
      throw Problem.ofFaults([fault(path, `must not come after ${MAX_POOL_IMPORT} codes; split the file`)]);
    }
  }
  return { codes: [...codes], repeats, faults };
}

/** The first column of each row; a heading `code` is left out. */
async function* firstCells(csv: string): AsyncGenerator<{ cell: string; path: string }> {
  const options = { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, trim: true };
  const rows: AsyncIterable<string[]> = Readable.from(piecesOf(csv)).pipe(parse(options));
  let row = 0;
  try {
    for await (const [cell = ''] of rows) {
      row++;
      if (row > 1 || cell.toLowerCase() !== 'code') yield { cell, path: `row/${row}` };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw Problem.ofFaults([fault(`row/${Number(error.records) + 1}`, `must be CSV: ${error.message}`)]);
  }
}

function* piecesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += PIECE_CHARS) yield text.slice(start, start + PIECE_CHARS);
}
