// Builds what browsers load, into the folder that the server serves it from.
import { cp, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

const root = import.meta.dirname;

/** @param plugins of esbuild: tests break the sources with one, to see that it is noticed. */
export async function buildPublic(folder, plugins = []) {
  const browser = {
    absWorkingDir: root,
    bundle: true,
    minify: true,
    target: ['es2020', 'safari14.1'],
    legalComments: 'none',
    charset: 'utf8',
    plugins,
  };
  const popup = await buildPopup(folder, browser);
  await Promise.all([buildTag(folder, browser, popup), buildDashboard(folder, browser), buildDemo(folder, browser)]);
}

/** @returns the path the tag loads the popup from, relative to the tag's own address. */
async function buildPopup(folder, browser) {
  const { metafile } = await build({
    ...browser,
    entryPoints: { p: 'snippet/popup/show.ts' },
    entryNames: '[hash]',
    format: 'esm',
    outdir: join(folder, 't'),
    jsx: 'automatic',
    jsxImportSource: 'preact',
    mangleProps: /^_/,
    metafile: true,
  });
  return `t/${basename(Object.keys(metafile.outputs)[0])}`;
}

async function buildTag(folder, browser, popupPath) {
  await build({
    ...browser,
    entryPoints: { t: 'snippet/index.ts' },
    format: 'iife',
    outdir: folder,
    mangleProps: /^_/,
    define: { POPUP_PATH: JSON.stringify(popupPath) },
  });
}

async function buildDashboard(folder, browser) {
  const { metafile } = await build({
    ...browser,
    entryPoints: { main: 'dashboard/main.tsx' },
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    format: 'esm',
    splitting: true,
    outdir: join(folder, 'dashboard'),
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.svg': 'text' },
    metafile: true,
  });
  const files = Object.keys(metafile.outputs).map((path) => basename(path));
  const entry = (ending) => files.find((file) => file.startsWith('main-') && file.endsWith(ending));
  await writeFile(
    join(folder, 'dashboard/index.html'),
    dashboardPage(entry('.js'), entry('.css'), await readFile(join(root, 'dashboard/icon.svg'), 'utf8')),
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

async function buildDemo(folder, browser) {
  await build({
    ...browser,
    entryPoints: ['server/demo/browser/shop.ts', 'server/demo/browser/shop.css'],
    format: 'iife',
    outdir: join(folder, 'demo'),
  });
  await cp(join(root, 'server/demo/assets'), join(folder, 'demo'), { recursive: true });
}
