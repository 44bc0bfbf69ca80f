/** Builds the server as it ships, or with something broken on purpose. */
import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build, type Plugin } from 'esbuild';

const root = join(import.meta.dirname, '../..');

/** Text of a source file, from the root of the project, and what stands there instead. It must occur exactly once. */
export type Break = { file: string; from: string; to: string };

export type ServerBuild = {
  /** `dangol.js`: give it to `startServer`. */
  entry: string;
  remove(): Promise<void>;
};

/** Bundles the server into a folder of the checkout, so that it finds its packages, beside the public files of the last build. */
export async function buildServer(breaks: readonly Break[] = []): Promise<ServerBuild> {
  await mkdir(join(root, 'dist'), { recursive: true });
  const folder = await mkdtemp(join(root, 'dist/fault-'));
  await build({
    absWorkingDir: root,
    entryPoints: { dangol: 'server/main.ts', 'storage-worker': 'server/storage/sqlite/worker.ts' },
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    packages: 'external',
    outdir: join(folder, 'server'),
    plugins: breaks.length > 0 ? [breaking(breaks)] : [],
  });
  await symlink(join(root, 'dist/public'), join(folder, 'public'));
  return {
    entry: join(folder, 'server/dangol.js'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Replaces text while it is bundled. A mutant that no longer matches its source is an error, not a mutant that survives. */
function breaking(breaks: readonly Break[]): Plugin {
  return {
    name: 'breaking',
    setup({ onLoad, onEnd }) {
      const done = new Set<Break>();
      onLoad({ filter: /\/server\/.*\.ts$/ }, async ({ path }) => {
        const file = relative(root, path);
        const own = breaks.filter((one) => one.file === file);
        if (own.length === 0) return undefined;
        let contents = await readFile(path, 'utf8');
        for (const one of own) {
          contents = replaceOnce(contents, one);
          done.add(one);
        }
        return { contents, loader: 'ts' };
      });
      onEnd(() => {
        const missed = breaks.filter((one) => !done.has(one));
        if (missed.length > 0) throw new Error(`nothing is bundled of ${missed.map(({ file }) => file).join(', ')}`);
      });
    },
  };
}

function replaceOnce(contents: string, { file, from, to }: Break): string {
  const parts = contents.split(from);
  if (parts.length !== 2)
    throw new Error(`${file} must have "${from}" exactly once; it has it ${parts.length - 1} times`);
  return parts.join(to);
}
