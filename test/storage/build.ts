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
    outExtension: { '.js': '.mjs' },
  });
  return {
    folder,
    url: (name) => pathToFileURL(join(folder, `${name}.mjs`)),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

export const workerEntry = { worker: 'server/storage/sqlite/worker.ts' };
