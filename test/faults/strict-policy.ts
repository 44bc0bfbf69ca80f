import type { Browser } from 'playwright';
import { type Format, formats } from '../../server/contract/message.ts';
import { decide } from '../browser/pages/popup/decisions.ts';
import { frame } from '../browser/pages/popup/look.ts';
import { openShop } from '../browser/pages/tag/shop.ts';
import { launchChromium } from '../support/chromium.ts';
import { atLeast, atMost, type Row } from '../support/scoreboard.ts';
import { readTagFiles } from '../support/tag-files.ts';
import type { Fault } from './fault.ts';

/** Longest that a popup takes to be seen. */
const PATIENCE_MS = 15_000;

const FILL = 'rgb(31, 122, 92)';

/** The strictest Content Security Policy that lets the tag in: the popup looks as it should, works, and violates nothing. */
export const strictPolicy: Fault = {
  name: 'strict-policy',
  check: async (form, build) => {
    const { files } = await readTagFiles(build.publicFolder);
    const browser = await launchChromium();
    try {
      const rows: Row[] = [];
      for (const format of form === 'short' ? (['modal'] as const) : formats)
        rows.push(...(await show(browser, files, format)));
      return rows;
    } finally {
      await browser.close();
    }
  },
  mutants: [
    {
      name: 'the style is an element',
      breaks: [{ file: 'snippet/popup/style.ts', from: "'adoptedStyleSheets' in root && ", to: 'false && ' }],
    },
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
  ],
};

async function show(browser: Browser, files: Record<string, string>, format: Format): Promise<Row[]> {
  const shop = await openShop(browser, files);
  shop.collector.decide = ({ events }) =>
    events.some(({ name }) => name === 'page_view') ? { decisions: [decide(format, { accent: '#1f7a5c' })] } : {};
  const { context, errors } = await shop.context();
  try {
    const page = await context.newPage();
    await page.addInitScript(noteViolations);
    await page.goto(`${shop.origin}/strict`);
    const lead = frame(page).locator('.lead');
    const seen = await lead.waitFor({ timeout: PATIENCE_MS }).then(
      () => true,
      () => false,
    );
    const fill = seen && (await lead.evaluate((element) => getComputedStyle(element).backgroundColor));
    const closed = seen && (await copyAndClose());
    const violations = await page.evaluate(() => (window as unknown as { violations: string[] }).violations);
    const what = `${format} under the strictest policy`;
    return [
      atLeast(`${what}: drawn with its look`, Number(fill === FILL), '', 1),
      atLeast(`${what}: copied and closed, and told of`, Number(closed), '', 1),
      atMost(`${what}: violations, errors and words in the console`, violations.length + errors.length, '', 0),
    ];

    async function copyAndClose(): Promise<boolean> {
      await page.locator('.stub').click();
      await page.getByRole('button', { name: '닫기' }).click();
      await frame(page).waitFor({ state: 'detached' });
      return shop.collector.until('offer_dismissed').then(() => shop.collector.names.includes('offer_shown'));
    }
  } finally {
    await context.close();
    shop.close();
  }
}

/** Runs in the page, before its scripts. */
function noteViolations(): void {
  const violations: string[] = [];
  Object.assign(window, { violations });
  addEventListener('securitypolicyviolation', ({ effectiveDirective, sourceFile }) => {
    violations.push(`${effectiveDirective} ${sourceFile}`);
  });
}
