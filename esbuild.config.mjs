// Builds everything that runs: the server and its storage threads, the tag, the popup, the dashboard and the demo shop.
//   dist/server/dangol.js, storage-*.js           Node; dependencies stay in node_modules
//   dist/public/t.js                              the tag
//   dist/public/t/HASH.js                         the popup, loaded by the tag; the hash makes it immutable
//   dist/public/dashboard/                        the dashboard, an index.html with hashed files
//   dist/public/demo/                             what the pages of the demo shop load
// Each text file in dist/public gets a twin that ends in .br, which the server sends to browsers that take it.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { build } from 'esbuild';
import { buildPublic } from './esbuild.public.mjs';

await rm('dist/public', { recursive: true, force: true });
await rm('dist/server', { recursive: true, force: true });
await mkdir('dist/public', { recursive: true });
await Promise.all([buildPublic('dist/public'), buildServer()]);
await compress('dist/public');

async function buildServer() {
  await build({
    entryPoints: {
      dangol: 'server/main.ts',
      'storage-worker': 'server/storage/sqlite/worker.ts',
      'storage-flusher': 'server/storage/sqlite/flusher.ts',
    },
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    outdir: 'dist/server',
  });
}

async function compress(folder) {
  const entries = await readdir(folder, { recursive: true });
  const texts = entries.filter((path) => /\.(js|css|html|svg)$/.test(path)).map((path) => join(folder, path));
  await Promise.all(
    texts.map(async (path) => writeFile(`${path}.br`, await promisify(brotliCompress)(await readFile(path)))),
  );
}
