import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildTag } from '../../../../esbuild.public.mjs';

/** What shop pages load, minified as it ships, by name: `tag`, `popup`, `shop` and the parts that `shop` loads. */
export type TagFiles = Record<'tag' | 'popup' | 'shop', TagFile> & Record<string, TagFile>;

/** Its path as the collector serves it, and what is in it. */
type TagFile = { path: string; text: string };

let built: Promise<TagFiles> | undefined;

/** Built from the sources as they are, once in each test file. */
export function tagFiles(): Promise<TagFiles> {
  built ??= buildFiles();
  return built;
}

async function buildFiles(): Promise<TagFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'dangol-tag-'));
  try {
    const paths = Object.entries(await buildTag(folder));
    const files = paths.map(async ([name, path]) => {
      return [name, { path: `/${path}`, text: await readFile(join(folder, path), 'utf8') }] as const;
    });
    return Object.fromEntries(await Promise.all(files)) as TagFiles;
  } finally {
    await rm(folder, { recursive: true });
  }
}
