/** Builds what shop pages load once for all browser tests, and once more when a source changed while they are watched. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildTag } from '../../../../esbuild.public.mjs';

/** Where the bundles are, and the path of each in there by name. */
export type BuiltTag = { folder: string; paths: Record<string, string> };

declare module 'vitest' {
  interface ProvidedContext {
    builtTag: BuiltTag;
  }
}

/** Runs before the first test file; what it returns, after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'dangol-tag-'));
  const build = async () => project.provide('builtTag', { folder, paths: await buildTag(folder) });
  await build();
  project.onTestsRerun(build);
  return () => rm(folder, { recursive: true });
}
