// Builds everything that runs: the server and its storage worker, the tag, the popup, the dashboard and the demo shop.
//   dist/server/dangol.js, storage-worker.js      Node; dependencies stay in node_modules
//   dist/public/t.js                              the tag
//   dist/public/t/HASH.js                         the popup, loaded by the tag; the hash makes it immutable
//   dist/public/dashboard/                        the dashboard, an index.html with hashed files
//   dist/public/demo/                             what the pages of the demo shop load
// Each text file in dist/public gets a twin that ends in .br, which the server sends to browsers that take it.
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { build } from 'esbuild';

const browser = {
  bundle: true,
  minify: true,
  target: ['es2020', 'safari14.1'],
  legalComments: 'none',
  charset: 'utf8',
};

await rm('dist/public', { recursive: true, force: true });
await rm('dist/server', { recursive: true, force: true });
await mkdir('dist/public', { recursive: true });
const popup = await buildPopup();
await Promise.all([buildTag(popup), buildServer(), buildDashboard(), buildDemo()]);
await compress('dist/public');

/** @returns the path the tag loads the popup from, relative to the tag's own address. */
async function buildPopup() {
  const { metafile } = await build({
    ...browser,
    entryPoints: { p: 'snippet/popup/show.ts' },
    entryNames: '[hash]',
    format: 'esm',
    outdir: 'dist/public/t',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    mangleProps: /^_/,
    metafile: true,
  });
  return `t/${basename(Object.keys(metafile.outputs)[0])}`;
}

async function buildTag(popupPath) {
  await build({
    ...browser,
    entryPoints: { t: 'snippet/index.ts' },
    format: 'iife',
    outdir: 'dist/public',
    mangleProps: /^_/,
    define: { POPUP_PATH: JSON.stringify(popupPath) },
  });
}

async function buildServer() {
  await build({
    entryPoints: { dangol: 'server/main.ts', 'storage-worker': 'server/storage/sqlite/worker.ts' },
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    outdir: 'dist/server',
  });
}

async function buildDashboard() {
  const { metafile } = await build({
    ...browser,
    entryPoints: { main: 'dashboard/main.tsx' },
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    format: 'esm',
    splitting: true,
    outdir: 'dist/public/dashboard',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.svg': 'text' },
    metafile: true,
  });
  const files = Object.keys(metafile.outputs).map((path) => basename(path));
  const entry = (ending) => files.find((file) => file.startsWith('main-') && file.endsWith(ending));
  await writeFile(
    'dist/public/dashboard/index.html',
    dashboardPage(entry('.js'), entry('.css'), await readFile('dashboard/icon.svg', 'utf8')),
  );
}

function dashboardPage(script, style, icon) {
  return `<!doctype html>
<html lang="ko">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Dangol</title>
<meta name="theme-color" content="#f7f7f5" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#111211" media="(prefers-color-scheme: dark)">
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon.trim())}">
<link rel="stylesheet" href="/dashboard/${style}">
<script type="module" src="/dashboard/${script}"></script>
<div id="app"></div>
`;
}

async function buildDemo() {
  await build({
    ...browser,
    entryPoints: ['server/demo/browser/shop.ts', 'server/demo/browser/shop.css'],
    format: 'iife',
    outdir: 'dist/public/demo',
  });
  await cp('server/demo/assets', 'dist/public/demo', { recursive: true });
}

async function compress(folder) {
  const entries = await readdir(folder, { recursive: true });
  const texts = entries.filter((path) => /\.(js|css|html|svg)$/.test(path)).map((path) => join(folder, path));
  await Promise.all(
    texts.map(async (path) => writeFile(`${path}.br`, await promisify(brotliCompress)(await readFile(path)))),
  );
}
