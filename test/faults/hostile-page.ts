import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright';
import type { Decision } from '../../server/contract/decision.ts';
import { blocks, coupon } from '../browser/pages/popup/decisions.ts';
import { openShop, type Shop } from '../browser/pages/tag/shop.ts';
import { strangers, touchEverything } from '../browser/pages/tag/strangers.ts';
import { launchChromium } from '../support/chromium.ts';
import { atMost, type Row } from '../support/scoreboard.ts';
import { readTagFiles } from '../support/tag-files.ts';
import type { Fault } from './fault.ts';
import { partsOf } from './payloads.ts';

/** Pages at once: more starve each other. */
const AT_ONCE = 4;

/** Longest that a page takes to do everything it does. */
const PATIENCE_MS = 30_000;

/** From the page's last act to the last of its events. */
const LAST_MS = 1_000;

const shortly = [
  'a library that puts toJSON on lists, objects and texts',
  'storage that throws, and cookies that throw',
];

/** Pages that break what they share with the tag: it never throws into them, changes nothing of theirs, and works where it can. */
export const hostilePage: Fault = {
  name: 'hostile-page',
  check: async (form, build) => {
    const { files } = await readTagFiles(build.publicFolder);
    const browser = await launchChromium();
    const tried = strangers.filter(([what]) => form === 'long' || shortly.includes(what));
    const found: Found[] = [];
    try {
      for (const part of partsOf(tried, AT_ONCE)) {
        found.push(...(await Promise.all(part.map((stranger) => meet(browser, files, stranger)))));
      }
    } finally {
      await browser.close();
    }
    return rowsOf(found);
  },
  mutants: [
    {
      name: 'what is thrown is not caught',
      breaks: [{ file: 'snippet/guard.ts', from: '    log(fault);\n    return undefined;', to: '    throw fault;' }],
    },
    {
      name: "JSON is left to the page's own toJSON",
      breaks: [
        {
          file: 'snippet/json.ts',
          from: "if (!value || typeof value !== 'object') return JSON.stringify(value);",
          to: 'if (true) return JSON.stringify(value);',
        },
      ],
    },
  ],
};

type Found = { errors: number; changed: boolean; missing: number };

async function meet(
  browser: Browser,
  files: Record<string, string>,
  [what, before, views]: (typeof strangers)[number],
): Promise<Found> {
  const shop = await openShop(browser, files);
  shop.collector.decide = ({ events }) =>
    events.some(({ name }) => name === 'page_view') ? { decisions: [decision] } : {};
  try {
    const [alone, visited] = [await visit(shop, 'untagged', before), await visit(shop, 'gtm', before)];
    const whole = shop.collector
      .named('page_view')
      .filter(({ id, params }) => id.length > 8 && params?.title !== 'broken');
    const found = {
      errors: visited.errors.length,
      changed: visited.outcome !== alone.outcome,
      missing: Math.max(0, views - whole.length),
    };
    if (found.errors || found.changed || found.missing) console.log(' ', what, found, visited, alone.outcome);
    return found;
  } finally {
    shop.close();
  }
}

/** What went wrong in a page, and what came of the page's own acts. */
async function visit(shop: Shop, name: string, before: () => void): Promise<{ errors: string[]; outcome: string }> {
  const { context, errors } = await shop.context();
  const page = await context.newPage();
  await page.addInitScript(before);
  await page.addInitScript(touchEverything);
  const done = page.waitForRequest(/\/done\?/, { timeout: PATIENCE_MS }).then(
    (request) => new URL(request.url()).search,
    () => 'it never came to its end',
  );
  await page.goto(`${shop.origin}/${name}/1`);
  const outcome = await done;
  await wait(LAST_MS);
  await context.close();
  return { errors, outcome };
}

function rowsOf(found: Found[]): Row[] {
  const what = `${found.length} hostile pages`;
  const sum = (count: (one: Found) => number) => found.reduce((total, one) => total + count(one), 0);
  return [
    atMost(
      `${what}: errors and rejections in the page, and words in its console`,
      sum(({ errors }) => errors),
      '',
      0,
    ),
    atMost(
      `${what}: whose own affairs came out otherwise than without the tag`,
      sum(({ changed }) => Number(changed)),
      '',
      0,
    ),
    atMost(
      `${what}: page views missing that could be told`,
      sum(({ missing }) => missing),
      '',
      0,
    ),
  ];
}

const decision: Decision = {
  offer: 'offer-1',
  turn: 1,
  campaign: 'secret',
  variant: 'A',
  message: { format: 'modal', blocks },
  coupon,
};
