/** A shop whose pages load the tag and the popup of a build, and Chromium to visit it, leave it and come back. */
import type { Browser } from 'playwright';
import { openShop, type Shop } from '../browser/pages/tag/shop.ts';
import { launchWholeChromium } from '../support/chromium.ts';
import { readTagFiles } from '../support/tag-files.ts';
import type { ServerBuild } from './build.ts';

/** Opens the shop for as long as `use` takes. */
export async function withShop<Result>(
  build: ServerBuild,
  use: (shop: Shop, browser: Browser) => Promise<Result>,
): Promise<Result> {
  const browser = await launchWholeChromium();
  try {
    const shop = await openShop(browser, (await readTagFiles(build.publicFolder)).files);
    try {
      return await use(shop, browser);
    } finally {
      shop.close();
    }
  } finally {
    await browser.close();
  }
}
