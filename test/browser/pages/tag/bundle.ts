import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const repository = join(import.meta.dirname, '../../../..');
const shipped = join(repository, 'dist/public/t.js');

/** The minified tag: the one that ships, or, when the sources are newer, one built as esbuild.config.mjs builds it. */
export async function tagBundle(): Promise<string> {
  const builtAt = await stat(shipped).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  return builtAt > (await newestSource()) ? readFile(shipped, 'utf8') : buildTag();
}

async function newestSource(): Promise<number> {
  const files = await readdir(join(repository, 'snippet'), { recursive: true });
  const sources = files.filter((file) => file.endsWith('.ts') && !file.startsWith('popup'));
  const times = await Promise.all(sources.map(async (file) => (await stat(join(repository, 'snippet', file))).mtimeMs));
  return Math.max(...times);
}

async function buildTag(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: repository,
    entryPoints: ['snippet/index.ts'],
    bundle: true,
    minify: true,
    target: ['es2020', 'safari14.1'],
    legalComments: 'none',
    charset: 'utf8',
    format: 'iife',
    mangleProps: /^_/,
    define: { POPUP_PATH: '"t/4DRVBWQ7.js"' },
    write: false,
  });
  return (outputFiles[0] as { text: string }).text;
}
