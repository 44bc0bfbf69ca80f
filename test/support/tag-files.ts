import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What shop pages load, as it was built: texts by the paths that a collector serves them at. */
export type BuiltTag = { files: Record<string, string>; popupPath: string };

/** Reads the tag of a build and what lies beside it. The popup is the module that has `show`. */
export async function readTagFiles(publicFolder: string): Promise<BuiltTag> {
  const names = (await readdir(join(publicFolder, 't'))).filter((name) => name.endsWith('.js'));
  const paths = ['/t.js', ...names.map((name) => `/t/${name}`)];
  const texts = await Promise.all(paths.map((path) => readFile(join(publicFolder, path), 'utf8')));
  const files = Object.fromEntries(paths.map((path, index) => [path, texts[index] ?? '']));
  const popupPath = paths.find((path) => /export\s*\{[^}]*\bas show\b/.test(files[path] ?? ''));
  if (!popupPath) throw new Error(`there is no popup in ${publicFolder}/t`);
  return { files, popupPath };
}
