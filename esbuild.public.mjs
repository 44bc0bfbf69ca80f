// Builds what browsers load, into the folder that the server serves it from.
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { minify } from 'terser';

const root = import.meta.dirname;

/** @param plugins of esbuild: tests break the sources with one, to see that it is noticed. */
export async function buildPublic(folder, plugins = []) {
  const browser = browserOptions(plugins);
  await Promise.all([buildTag(folder, plugins), buildDashboard(folder, browser), buildDemo(folder, browser)]);
}

function browserOptions(plugins) {
  return {
    absWorkingDir: root,
    bundle: true,
    minify: true,
    target: ['es2020', 'safari14.1'],
    legalComments: 'none',
    charset: 'utf8',
    plugins,
  };
}

/** Bundles of their own that the tag loads where they are needed; it knows their paths as `NAME_PATH`. */
const tagParts = { popup: 'snippet/popup/show.ts', exit: 'snippet/trigger/exit-intent.ts' };

/** What `shop` loads where it is needed; it knows their paths by name. */
const shopParts = {
  cafe24: 'snippet/shop/cafe24.ts',
  'cafe24-order': 'snippet/shop/cafe24-order.ts',
  magento: 'snippet/shop/magento.ts',
  opencart: 'snippet/shop/opencart.ts',
  prestashop: 'snippet/shop/prestashop.ts',
  segment: 'snippet/shop/segment.ts',
  shopify: 'snippet/shop/shopify.ts',
  woocommerce: 'snippet/shop/woocommerce.ts',
  'woocommerce-order': 'snippet/shop/woocommerce-order.ts',
  mapping: 'snippet/shop/mapping/start.ts',
  requests: 'snippet/shop/requests.ts',
};

/** Pick mode, which reads with the evaluator that shoppers load: it imports that part and has no copy of it. */
const pickPart = { pick: 'snippet/shop/pick/start.ts' };

/**
 * Has Chromium compile a script at once and whole, instead of function by function as each is first called: traced, that
 * was a quarter of what the tag cost a page. For scripts that run most of what they hold.
 * https://github.com/explainers-by-googlers/explicit-javascript-compile-hints-file-based
 */
const compiledWhole = { banner: { js: '//# allFunctionsCalledOnLoad' } };

/** Builds what shop pages load: the tag, and beside it in `t/` what it loads. @returns their paths by name. */
export async function buildTag(folder, plugins = []) {
  const browser = browserOptions(plugins);
  const whole = { ...browser, ...compiledWhole };
  const cart = await buildParts(folder, browser, { cart: 'snippet/shop/cart.ts' });
  const adapters = await buildParts(folder, browser, shopParts, { CART_PATH: cart.cart });
  const pick = await buildParts(folder, withPart(browser, shopParts.mapping, adapters.mapping), pickPart);
  const read = { ...adapters, ...pick };
  const shop = await buildParts(folder, whole, { shop: 'snippet/shop/shop.ts' }, { PART_PATHS: read });
  const banner = await buildParts(folder, browser, { banner: 'snippet/consent/banner.ts' });
  const consentPart = { consent: 'snippet/consent/consent.ts' };
  const consent = await buildParts(folder, browser, consentPart, { BANNER_PATH: banner.banner });
  const paths = { ...shop, ...consent, ...(await buildParts(folder, whole, tagParts)) };
  const { outputFiles } = await build({
    ...whole,
    entryPoints: { t: 'snippet/index.ts' },
    format: 'iife',
    outdir: folder,
    write: false,
    mangleProps: /^_/,
    define: defined(
      Object.fromEntries(Object.entries(paths).map(([name, path]) => [`${name.toUpperCase()}_PATH`, path])),
    ),
  });
  await writeFile(join(folder, 't.js'), await shrink(outputFiles[0].text));
  return { tag: 't.js', ...paths, ...banner, ...cart, ...read };
}

/** @returns the paths the tag loads them from, relative to its own address. What is in a file is in its name. */
async function buildParts(folder, browser, entries, values = {}) {
  const { metafile, outputFiles } = await build({
    ...browser,
    entryPoints: entries,
    format: 'esm',
    outdir: join(folder, 't'),
    write: false,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    mangleProps: /^_/,
    metafile: true,
    plugins: [silent, ...browser.plugins],
    define: defined(values),
  });
  const built = Object.entries(metafile.outputs);
  const textOf = (source) => {
    const [output] = built.find(([, { entryPoint }]) => entryPoint === source);
    return outputFiles.find(({ path }) => path === join(root, output)).text;
  };
  await mkdir(join(folder, 't'), { recursive: true });
  const written = Object.entries(entries).map(async ([name, source]) => {
    const text = await shrink(textOf(source));
    const path = `t/${createHash('sha256').update(text).digest('hex').slice(0, 8)}.js`;
    await writeFile(join(folder, path), text);
    return [name, path];
  });
  return Object.fromEntries(await Promise.all(written));
}

/** Terser finds another twentieth after esbuild: 218 bytes of the tag's 4,987. A hint to the browser stays on the first line. */
async function shrink(text) {
  const hint = /^\/\/#.*/.exec(text)?.[0];
  const { code } = await minify(text, {
    module: true,
    compress: { passes: 3, ecma: 2020, pure_getters: true, unsafe_arrows: true, unsafe_methods: true },
    format: { ecma: 2020, preamble: hint },
  });
  return code;
}

/** Only the tag itself is ever asked to speak: in a part, what writes to the console would be code that never runs. */
const silent = {
  name: 'silent',
  setup({ onLoad }) {
    onLoad({ filter: /\/snippet\/debug\.ts$/ }, () => ({ contents: 'export function log() {}' }));
  },
};

/** @returns options of bundles that import what was built of `source`, which lies beside them, instead of copying it. */
function withPart(browser, source, path) {
  const beside = {
    name: 'beside',
    setup({ onResolve }) {
      onResolve({ filter: /\.ts$/ }, ({ path: asked, resolveDir }) =>
        join(resolveDir, asked) === join(root, source) ? { path: `./${basename(path)}`, external: true } : undefined,
      );
    },
  };
  return { ...browser, plugins: [beside, ...browser.plugins] };
}

function defined(values) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]));
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
