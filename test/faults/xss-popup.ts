import { setTimeout as wait } from 'node:timers/promises';
import { absolute, hostile, watchExecution } from '../browser/pages/popup/hostile.ts';
import { frame } from '../browser/pages/popup/look.ts';
import { openShop, start, type Visit } from '../browser/pages/popup/shop.ts';
import { atMost, type Row } from '../support/scoreboard.ts';
import { readTagFiles } from '../support/tag-files.ts';
import type { Fault } from './fault.ts';
import { partsOf, payloads } from './payloads.ts';

/** Few messages, each drawn within seconds. */
const PAYLOADS_A_MESSAGE = 500;

/** Payloads that run when something could not be loaded need that long to find out. */
const SETTLE_MS = 400;
/** Hundreds of fields at once. */
const DRAWN_MS = 120_000;

/** The schemes that a button of a message may open. */
const SCHEMES = ['http:', 'https:', 'tel:', 'mailto:'];

const STRANGE = 'script, iframe, object, embed, form, input, style, link, video, audio';

/** Script injection in every field of a message, drawn by the popup as it ships. */
export const xssPopup: Fault = {
  name: 'xss-popup',
  check: async (form, build) => {
    const { files, popupPath } = await readTagFiles(build.publicFolder);
    const shop = await openShop(files[popupPath]);
    try {
      return await draw(await shop.visit('plain', {}, watchExecution), payloads(form === 'short' ? 1_000 : undefined));
    } finally {
      await shop.close();
    }
  },
  mutants: [
    {
      name: 'text is put in as innerHTML',
      breaks: [
        {
          file: 'snippet/popup/Block.tsx',
          from: '<p class="text" dir="auto">\n          {block.text}\n        </p>',
          to: '<p class="text" dir="auto" dangerouslySetInnerHTML={{ __html: block.text }} />',
        },
      ],
    },
    {
      name: 'a link opens whatever it says',
      breaks: [
        {
          file: 'snippet/popup/link.ts',
          from: 'protocols.includes(url.protocol) ? url.href : undefined',
          to: 'url.href',
        },
      ],
    },
  ],
};

async function draw(visit: Visit, all: string[]): Promise<Row[]> {
  const { page, errors, foreign } = visit;
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  let unsafe = 0;
  let strange = 0;
  for (const [at, part] of partsOf(all, PAYLOADS_A_MESSAGE).entries()) {
    await start(page, { ...hostile(part), offer: `offer-${at}` });
    await frame(page).waitFor({ timeout: DRAWN_MS });
    await wait(SETTLE_MS);
    const schemes = await frame(page)
      .locator('a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).protocol));
    unsafe += schemes.filter((scheme) => !SCHEMES.includes(scheme)).length;
    strange += await frame(page).locator(STRANGE).count();
    await page.keyboard.press('Escape');
    await page.locator('html > div').waitFor({ state: 'detached' });
  }
  const executed = await page.evaluate(() => (window as unknown as { executed: string[] }).executed);
  const asked = new Set(all.flatMap(absolute));
  const what = `popup, ${all.length} payloads in every field`;
  return [
    atMost(`${what}: executions`, executed.length + dialogs.length, '', 0),
    atMost(`${what}: links that would run something`, unsafe, '', 0),
    atMost(`${what}: elements that no message is made of`, strange, '', 0),
    atMost(`${what}: requests to hosts that no picture names`, foreign.filter((url) => !asked.has(url)).length, '', 0),
    atMost(`${what}: errors in the page`, errors.length, '', 0),
  ];
}
