import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';

/** What shop pages load, minified as it ships, by name: `tag`, `popup`, `shop` and the parts that `shop` loads. */
export type TagFiles = Record<'tag' | 'popup' | 'shop', TagFile> & Record<string, TagFile>;

/** Its path as the collector serves it, and what is in it. */
type TagFile = { path: string; text: string };

/** The sources as they were when the run began; see `build.ts`. */
export async function tagFiles(): Promise<TagFiles> {
  const { folder, paths } = inject('builtTag');
  const files = Object.entries(paths).map(async ([name, path]) => {
    return [name, { path: `/${path}`, text: await readFile(join(folder, path), 'utf8') }] as const;
  });
  return Object.fromEntries(await Promise.all(files)) as TagFiles;
}
