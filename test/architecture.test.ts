import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What each layer may import besides itself: the table of the README. */
const mayImport: Record<string, string[]> = {
  'server/contract': [],
  'server/domain': ['server/contract'],
  'server/storage': ['server/contract', 'server/domain'],
  'server/demo': ['server/contract'],
  'server/http': ['server/contract', 'server/domain', 'server/storage', 'server/demo'],
  'server/jobs': ['server/contract', 'server/domain', 'server/storage', 'server/demo'],
  server: ['server/contract', 'server/domain', 'server/storage', 'server/demo', 'server/http', 'server/jobs'],
  'snippet/popup': ['server/contract'],
  snippet: ['server/contract'],
  dashboard: ['server/contract', 'snippet/popup'],
};

/** Packages that one layer has to itself. */
const monopolies: Record<string, string[]> = {
  'better-sqlite3': ['server/storage'],
  fastify: ['server/http', 'server'],
  'node:fs': ['server/http', 'server', 'server/storage'],
  'node:worker_threads': ['server/storage'],
};

const root = resolve(import.meta.dirname, '..');
const layers = Object.keys(mayImport).sort((a, b) => b.length - a.length);
const files = ['server', 'snippet', 'dashboard'].flatMap(sources);
const imports = files.flatMap((file) => importsOf(file).map((target) => ({ file, target })));

describe('architecture', () => {
  it('reads the sources at all', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(100);
  });

  it('lets every layer import only what the table allows', () => {
    const wrong = imports
      .filter(({ target }) => target.startsWith('.'))
      .map(({ file, target }) => ({ from: file, to: relative(root, resolve(root, dirname(file), target)) }))
      .filter(({ from, to }) => layerOf(from) !== layerOf(to))
      .filter(({ from, to }) => !mayImport[layerOf(from)]?.includes(layerOf(to)));
    expect(wrong).toEqual([]);
  });

  it('keeps each monopoly: SQL in storage, Fastify in http', () => {
    const wrong = imports.filter(
      ({ file, target }) => monopolies[target] && !monopolies[target].includes(layerOf(file)),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps the domain pure: no clock, no randomness, no environment, no timers', () => {
    const impure =
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bset(Timeout|Interval|Immediate)\(|\bfetch\(/;
    const wrong = files.filter((file) => layerOf(file) === 'server/domain' && impure.test(code(file)));
    expect(wrong).toEqual([]);
  });

  it('lets only main read the environment', () => {
    const wrong = files.filter((file) => file.startsWith('server/') && code(file).includes('process.env'));
    expect(wrong).toEqual(['server/main.ts']);
  });

  it('has no drawer that things get lost in', () => {
    const drawers = /(^|\/)(utils?|helpers?|types|misc|index)\.tsx?$/;
    // The tag's entry is an index because it is one: esbuild starts there.
    expect(files.filter((file) => drawers.test(file))).toEqual(['snippet/index.ts']);
  });
});

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`);
}

function layerOf(file: string): string {
  return layers.find((layer) => file.startsWith(`${layer}/`)) ?? file;
}

function importsOf(file: string): string[] {
  const pattern = /(?:from\s+|import\s+|import\()'([^']+)'/g;
  return [...code(file).matchAll(pattern)].map(([, target]) => target ?? '');
}

function code(file: string): string {
  return readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}
