/** Builds the server and what browsers load from it as they ship, or with something broken on purpose. */
import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build, type Plugin, transform } from 'esbuild';
import { buildPublic } from '../../esbuild.public.mjs';

const root = join(import.meta.dirname, '../..');

/** Text of a source file, from the root of the project, and what stands there instead. It must occur exactly once. */
export type Break = { file: string; from: string; to: string };

export type ServerBuild = {
  /** `dangol.js`: give it to `startServer`. */
  entry: string;
  /** What browsers load: `t.js`, the popup in `t/`, the dashboard. */
  publicFolder: string;
  remove(): Promise<void>;
};

/** Bundles into a folder of the checkout, so that the server finds its packages. What browsers load is of the last build if nothing of it is broken. */
export async function buildServer(breaks: readonly Break[] = []): Promise<ServerBuild> {
  await mkdir(join(root, 'dist'), { recursive: true });
  const folder = await mkdtemp(join(root, 'dist/fault-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await bundle(folder, breaks);
  } catch (fault) {
    await remove();
    throw fault;
  }
  return { entry: join(folder, 'server/dangol.js'), publicFolder: join(folder, 'public'), remove };
}

/** Rejects when a broken build would not be what it is meant to be: its text is not in the sources once, or they are no code any more. */
export async function tryBreaks(breaks: readonly Break[]): Promise<void> {
  for (const file of new Set(breaks.map((one) => one.file))) await transform(...(await broken(file, breaks)));
}

async function bundle(folder: string, breaks: readonly Break[]): Promise<void> {
  const { plugin, missed } = breaking(breaks);
  await build({
    absWorkingDir: root,
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
    outdir: join(folder, 'server'),
    plugins: [plugin],
  });
  const publicFolder = join(folder, 'public');
  if (breaks.some(({ file }) => !file.startsWith('server/'))) await buildPublic(publicFolder, [plugin]);
  else await symlink(join(root, 'dist/public'), publicFolder);
  if (missed().length > 0) throw new Error(`nothing is bundled of ${missed().join(', ')}`);
}

/** Replaces text while it is bundled. A mutant that no longer matches its source is an error, not a mutant that survives. */
function breaking(breaks: readonly Break[]): { plugin: Plugin; missed: () => string[] } {
  const done = new Set<Break>();
  const plugin: Plugin = {
    name: 'breaking',
    setup({ onLoad }) {
      onLoad({ filter: /\/(server|snippet|dashboard)\/.*\.tsx?$/ }, async ({ path }) => {
        const file = relative(root, path);
        const own = breaks.filter((one) => one.file === file);
        if (own.length === 0) return undefined;
        const [contents, options] = await broken(file, own);
        for (const one of own) done.add(one);
        return { contents, ...options };
      });
    },
  };
  return { plugin, missed: () => breaks.filter((one) => !done.has(one)).map(({ file }) => file) };
}

/** A source with everything broken in it that is to be, and how to read it. */
async function broken(file: string, breaks: readonly Break[]): Promise<[string, { loader: 'ts' | 'tsx' }]> {
  const source = await readFile(join(root, file), 'utf8');
  const contents = breaks.filter((one) => one.file === file).reduce(replaceOnce, source);
  return [contents, { loader: file.endsWith('x') ? 'tsx' : 'ts' }];
}

function replaceOnce(contents: string, { file, from, to }: Break): string {
  const parts = contents.split(from);
  if (parts.length !== 2)
    throw new Error(`${file} must have "${from}" exactly once; it has it ${parts.length - 1} times`);
  return parts.join(to);
}
