import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');

export type Built = { folder: string; url(name: string): URL; remove(): Promise<void> };

/** Bundles entry points as the server is bundled, into a folder of the checkout so that they find their packages. */
export async function bundle(entryPoints: Record<string, string>): Promise<Built> {
  await mkdir(join(root, 'dist'), { recursive: true });
  const folder = await mkdtemp(join(root, 'dist/test-'));
  await build({
    absWorkingDir: root,
    entryPoints,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outdir: folder,
  });
  return {
    folder,
    url: (name) => pathToFileURL(join(folder, `${name}.js`)),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The threads that the store starts, named as the server's build names them. */
export const threadEntries = {
  'storage-worker': 'server/storage/sqlite/worker.ts',
  'storage-flusher': 'server/storage/sqlite/flusher.ts',
};
