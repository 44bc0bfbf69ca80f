import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { it } from '../support/app.ts';

type Operation = { summary?: string; requestBody?: object; responses: Record<string, object> };
type Document = { openapi: string; paths: Record<string, Record<string, Operation>>; components: { schemas: object } };

/** Routes of the table at the top of `contract/api.ts`: `GET /api/sites/{site}/home`. */
function tabled(): string[] {
  const source = readFileSync(join(import.meta.dirname, '../../server/contract/api.ts'), 'utf8');
  return [...source.matchAll(/^ \* \| ((?:GET|POST|PUT)[A-Z, ]*) (\/api\S+)/gm)].flatMap(
    ([, methods = '', path = '']) =>
      methods.split(', ').map((method) => `${method} ${path.replace(/\(.*/, '').replace(/:(\w+)/g, '{$1}')}`),
  );
}

describe('the OpenAPI document', () => {
  it('has every route of the contract and no other', async ({ harness }) => {
    const { paths } = (await harness.api('GET', '/openapi.json')).json<Document>();
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const own = [
      'GET /v1/mapping/{key}/{version}',
      'POST /v1/pick/open',
      'POST /v1/pick/save',
      'POST /v1/batch',
      'POST /v1/orders',
      'POST /v1/customers',
      'POST /v1/webhooks/{platform}/{site}',
      'GET /v1/batch/{site}',
      'POST /v1/batch/{site}',
      'GET /health',
    ];
    const expected = tabled().filter((route) => route !== 'GET /api/openapi.json');
    expect(expected.length).toBeGreaterThan(18);
    expect(described.filter((route) => !own.includes(route)).sort()).toEqual(expected.sort());
    expect(described).toEqual(expect.arrayContaining(own));
  });

  it('says in words what each does, and how errors look', async ({ harness }) => {
    const { openapi, paths } = (await harness.api('GET', '/openapi.json')).json<Document>();
    expect(openapi).toBe('3.1.0');
    for (const operation of Object.values(paths).flatMap((methods) => Object.values(methods))) {
      expect(operation.summary).toMatch(/\w/);
      expect(JSON.stringify(operation.responses.default)).toContain('invalid_field');
    }
  });

  it('holds the schemas it refers to', async ({ harness }) => {
    const answer = await harness.api('GET', '/openapi.json');
    const { components } = answer.json<Document>();
    const references = [...answer.body.matchAll(/"\$ref":"#\/components\/schemas\/([^"/]+)/g)].map(([, name]) => name);
    expect(new Set(references)).toEqual(
      new Set(['audience', 'campaign', 'mapping', 'mapping-field', 'mapping-reading', 'site-settings']),
    );
    for (const name of new Set(references)) expect(components.schemas).toHaveProperty([String(name)]);
    const others = [...answer.body.matchAll(/"\$ref":"([^"]+)"/g)].filter(([, to]) => !to?.startsWith('#/components/'));
    expect(others.map(([, to]) => to)).toEqual([]);
  });
});
