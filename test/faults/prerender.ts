import { setTimeout as wait } from 'node:timers/promises';
import type { Shop } from '../browser/pages/tag/shop.ts';
import { browseAlone } from '../support/chromium.ts';
import { atMost, type Row } from '../support/scoreboard.ts';
import type { Fault } from './fault.ts';
import { withShop } from './shop.ts';

/** A prerendered page has loaded its tag; long enough for it to report, if it did. */
const IDLE_MS = 1_500;

/** A page that the browser has made ahead was not visited: it counts when it is opened, as of then. */
export const prerender: Fault = {
  name: 'prerender',
  check: async (form, build) => [
    ...(await withShop(build, neverOpened)),
    ...(form === 'long' ? await withShop(build, opened) : []),
  ],
  mutants: [
    {
      name: 'a page that is prerendered has been visited',
      breaks: [{ file: 'snippet/index.ts', from: 'if (!document.hidden) return', to: 'if (true) return' }],
    },
  ],
};

async function neverOpened({ origin, collector }: Shop): Promise<Row[]> {
  const end = await browseAlone(`${origin}/idle`);
  try {
    await collector.when(() => collector.asked.includes('/t.js'), 'the page to be prerendered');
    await wait(IDLE_MS);
  } finally {
    await end();
  }
  return [atMost('prerendered and never opened: events', collector.events.length, '', 0)];
}

async function opened({ origin, collector }: Shop): Promise<Row[]> {
  const end = await browseAlone(`${origin}/prerender`);
  await collector.until('opened').finally(end);
  const [view, ...more] = collector.named('page_view');
  const lateMs = (collector.batches[0]?.sentAt ?? 0) - (view?.at ?? 0);
  return [
    atMost('prerendered and opened: page views besides the one', more.length + (view ? 0 : 1), '', 0),
    atMost('prerendered and opened: age of the view when it is sent', lateMs, 'ms', 500),
  ];
}
