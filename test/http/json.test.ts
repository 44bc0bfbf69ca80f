import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { MAX_DEPTH } from '../../server/contract/limits.ts';
import { codeOf, it } from '../support/app.ts';
import { SHOP } from '../support/shopper.ts';

/** JSONTestSuite (https://github.com/nst/JSONTestSuite): `y_` must be taken, `n_` refused, `i_` either. */
const suite = join(import.meta.dirname, '../../../shared/data/conformance/json-parsing');
const files = existsSync(suite) ? readdirSync(suite).filter((name) => name.endsWith('.json')) : [];

describe.skipIf(files.length === 0)(
  'JSON from strangers (skipped where the JSONTestSuite files are not at hand)',
  () => {
    it('never breaks the collector, and is taken or refused as the suite says', async ({ harness }) => {
      const wrong: string[] = [];
      for (const file of files) {
        const payload = readFileSync(join(suite, file));
        const headers = { 'content-type': 'text/plain', origin: SHOP };
        const answer = await harness.app.inject({ method: 'POST', url: '/v1/batch', headers, payload });
        // What parses is still no batch.
        const taken = codeOf(answer) === 'invalid_field';
        const refused = ['invalid_json', 'too_deep', 'body_too_large'].includes(codeOf(answer));
        const asItShould = file.startsWith('y_') ? taken : file.startsWith('n_') ? refused : taken || refused;
        if (answer.statusCode >= 500 || !asItShould) wrong.push(`${file}: ${answer.statusCode} ${codeOf(answer)}`);
      }
      expect(files.length).toBeGreaterThan(300);
      expect(wrong).toEqual([]);
    });
  },
);

describe('nesting', () => {
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

  it('is allowed to the stated depth and no further, also in the API of the dashboard', async ({ harness }) => {
    const headers = { 'content-type': 'application/json' };
    expect(codeOf(await harness.api('POST', '/sites', nested(MAX_DEPTH), headers))).toBe('invalid_field');
    expect(codeOf(await harness.api('POST', '/sites', nested(MAX_DEPTH + 1), headers))).toBe('too_deep');
  });
});
