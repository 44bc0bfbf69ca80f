/** A shop whose pages load the tag and the popup of a build, and Chromium to visit it. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { openShop, type Shop } from '../browser/pages/tag/shop.ts';
import { launchChromium } from '../support/chromium.ts';
import type { ServerBuild } from './build.ts';

/** Opens the shop for as long as `use` takes. */
export async function withShop<Result>(
  build: ServerBuild,
  use: (shop: Shop, browser: Browser) => Promise<Result>,
): Promise<Result> {
  const browser = await launchChromium();
  try {
    const shop = await openShop(browser, await filesOf(build));
    try {
      return await use(shop, browser);
    } finally {
      shop.close();
    }
  } finally {
    await browser.close();
  }
}

/** The tag and the popup of a build, by the paths that a collector serves them at. */
export async function filesOf({ publicFolder }: ServerBuild): Promise<Record<string, string>> {
  const popup = (await readdir(join(publicFolder, 't'))).find((name) => name.endsWith('.js')) ?? '';
  return {
    '/t.js': await readFile(join(publicFolder, 't.js'), 'utf8'),
    '/t/*': await readFile(join(publicFolder, 't', popup), 'utf8'),
  };
}
