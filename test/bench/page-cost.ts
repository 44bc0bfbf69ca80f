import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'esbuild';
import type { Browser, CDPSession, Page } from 'playwright';
import type { Decision } from '../../server/contract/decision.ts';
import { launchChromium } from '../support/chromium.ts';
import { Collector } from '../support/collector.ts';
import { atMost, type Check, type Row } from '../support/scoreboard.ts';
import { readTagFiles } from '../support/tag-files.ts';
import { productPage } from './product-page.ts';

/**
 * As on a phone of the middle price range. Chromium's own throttle stops the main thread by a timer whose share hangs on what
 * else the machine does: the same page cost 85 to 105 ms of thread time without it, and -124 to 332 ms around its median with
 * it. So the time of a visit is measured without and multiplied; single tasks are measured with it.
 */
const CPU_THROTTLE = 4;

/** From load on, in which the shopper scrolls; the popup is up long before its end. */
const STAY_MS = 2_500;

/** Median of how many visits, and how many of them are traced besides. */
const VISITS = { long: 15, short: 1 } as const;
const TRACED = { long: 5, short: 1 } as const;

const publicFolder = join(import.meta.dirname, '../../dist/public');

/** What the page loads besides its own. */
const variants = ['no tag', 'Plausible', 'the tag', 'the tag and a popup'] as const;
type Variant = (typeof variants)[number];

type Visit = { taskMs: number; shift: number };

/** What the tag costs a product page on a slow phone, beside the smallest peer that is on npm. */
export const pageCost: Check = {
  name: 'page-cost',
  async run(form) {
    const bench = await openBench();
    try {
      const visits = await interleave(bench, VISITS[form]);
      const longest = await longestTask(bench, TRACED[form]);
      return rowsOf(visits, longest);
    } finally {
      await bench.close();
    }
  },
};

type Bench = {
  browser: Browser;
  collector: Collector;
  /** Path of the popup at the collector. */
  popupPath: string;
  /** Address of the shop. */
  origin: string;
  close: () => Promise<void>;
};

async function openBench(): Promise<Bench> {
  const { files, popupPath } = await readTagFiles(publicFolder);
  const collector = await Collector.start(files);
  const peer = await servePeer();
  const shop = await serveShop(collector.origin, `http://127.0.0.1:${portOf(peer)}`);
  const browser = await launchChromium();
  return {
    browser,
    collector,
    popupPath,
    origin: `http://localhost:${portOf(shop)}`,
    close: async () => {
      await browser.close();
      collector.close();
      for (const server of [peer, shop]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

/** One after the other rather than all of one kind: what the machine does meanwhile hits all alike. */
async function interleave(bench: Bench, times: number): Promise<Record<Variant, Visit[]>> {
  const visits = Object.fromEntries(variants.map((variant) => [variant, [] as Visit[]])) as Record<Variant, Visit[]>;
  for (let time = 0; time <= times; time++) {
    for (const variant of variants) {
      const visit = await measure(bench, variant);
      // The first round warms up the browser.
      if (time > 0) visits[variant].push(visit);
    }
  }
  return visits;
}

async function measure(bench: Bench, variant: Variant): Promise<Visit> {
  return withPage(bench, async (page, session) => {
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await stay(bench, page, variant);
    const { metrics } = await session.send('Performance.getMetrics');
    const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
    const shift = await page.evaluate(() => (window as unknown as { shift: number }).shift);
    return { taskMs: seconds * 1_000 * CPU_THROTTLE, shift };
  });
}

/**
 * The longest task that ran anything of the tag or that came between the arrival of its popup and its being up, thread time
 * in ms. All of these count: the trace names no script where a promise goes on, and the frame that lays the popup out runs none.
 */
async function longestTask(bench: Bench, times: number): Promise<number> {
  let longest = 0;
  for (let time = 0; time < times; time++) {
    await withPage(bench, async (page, session) => {
      await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_THROTTLE });
      await bench.browser.startTracing(page, {
        categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8'],
      });
      await stay(bench, page, 'the tag and a popup');
      const { traceEvents } = JSON.parse((await bench.browser.stopTracing()).toString()) as {
        traceEvents: TraceEvent[];
      };
      longest = Math.max(longest, ...ownTasks(traceEvents, bench.collector.origin, bench.popupPath));
    });
  }
  return longest;
}

/** Times are in microseconds. */
type TraceEvent = {
  name: string;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { data?: { url?: string; fileName?: string } };
};

/** What is traced of a script that is compiled, evaluated or called. */
const scripting = new Set(['EvaluateScript', 'v8.compile', 'v8.compileModule', 'v8.evaluateModule', 'FunctionCall']);

/** Thread time in ms of each task in which a script of this origin ran, and of all while its popup was being made. */
function ownTasks(events: TraceEvent[], origin: string, popupPath: string): number[] {
  const own = events.filter((event) => scripting.has(event.name) && scriptOf(event)?.startsWith(origin));
  const popup = own.filter((event) => scriptOf(event) === origin + popupPath);
  const frames = events.filter(({ name }) => name === 'FireAnimationFrame');
  const arrivedAt = Math.min(...popup.map(({ ts }) => ts));
  // It asks for frames until it is up; later its scripts run in answer to the shopper.
  const upAt = Math.max(...popup.filter((event) => frames.some((frame) => isWithin(event, frame))).map(({ ts }) => ts));
  const ours = events.filter(
    (task) =>
      task.name === 'RunTask' &&
      task.dur &&
      ((task.tid === popup[0]?.tid && task.ts >= arrivedAt && task.ts <= upAt) ||
        own.some((event) => isWithin(event, task))),
  );
  if (ours.length === 0 || !(arrivedAt < upAt)) throw new Error('The trace does not show the tag and its popup.');
  return ours.map(({ tdur, dur = 0 }) => (tdur ?? dur) / 1_000);
}

function scriptOf({ args }: TraceEvent): string | undefined {
  return args?.data?.url ?? args?.data?.fileName;
}

function isWithin(event: TraceEvent, outer: TraceEvent): boolean {
  return event.tid === outer.tid && event.ts >= outer.ts && event.ts < outer.ts + (outer.dur ?? 0);
}

async function withPage<Result>(
  { browser }: Bench,
  use: (page: Page, session: CDPSession) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ locale: 'ko-KR', viewport: { width: 390, height: 844 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(addUpShifts);
    const session = await context.newCDPSession(page);
    return await use(page, session);
  } finally {
    await context.close();
  }
}

/** A shopper who looks at the page and scrolls. */
async function stay({ origin, collector }: Bench, page: Page, variant: Variant): Promise<void> {
  const shown = collector.named('offer_shown').length;
  collector.decide = ({ events }) =>
    events.some(({ name }) => name === 'page_view')
      ? { armed, ...(variant === 'the tag and a popup' && { decisions: [decision] }) }
      : {};
  await page.goto(`${origin}/${variants.indexOf(variant)}`);
  await wait(STAY_MS / 2);
  await page.mouse.move(200, 400);
  for (let step = 0; step < 5; step++) await page.mouse.wheel(0, 200);
  await wait(STAY_MS / 2);
  if (variant === 'the tag and a popup' && collector.named('offer_shown').length === shown)
    throw new Error('No popup was shown.');
}

/** Every shift counts, also the one right after an input. Runs in the page. */
function addUpShifts(): void {
  const page = Object.assign(window, { shift: 0 });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) page.shift += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
}

function rowsOf(visits: Record<Variant, Visit[]>, longestMs: number): Row[] {
  const without = median(visits['no tag'].map(({ taskMs }) => taskMs));
  const cost = (variant: Variant) => {
    const over = visits[variant].map(({ taskMs }) => taskMs - without);
    return { median: median(over), spread: `${Math.round(Math.min(...over))} to ${Math.round(Math.max(...over))}` };
  };
  const [peer, tag, popup] = [cost('Plausible'), cost('the tag'), cost('the tag and a popup')];
  const shift = Math.max(
    ...visits['the tag and a popup'].map((visit) => visit.shift),
    ...visits['the tag'].map((visit) => visit.shift),
  );
  const over = `${CPU_THROTTLE} × thread time over the page without a tag, median of ${visits['no tag'].length}`;
  return [
    atMost(
      `the tag (${tag.spread} ms): ${over}; Plausible ${peer.median.toFixed(1)} (${peer.spread} ms)`,
      tag.median,
      'ms',
      Number((peer.median + 15).toFixed(1)),
    ),
    atMost(
      `a popup shown (with the tag ${popup.spread} ms): what it adds to the tag`,
      popup.median - tag.median,
      'ms',
      80,
    ),
    atMost(
      `longest task in which the tag ran or its popup was made, ${CPU_THROTTLE} × CPU throttle, thread time`,
      longestMs,
      'ms',
      50,
    ),
    atMost('layout shift with tag and popup, whole visit', shift, '', 0),
  ];
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

const armed = [
  { key: 'far', on: 'scroll', percent: 90 },
  { key: 'leave', on: 'exit_intent' },
] as const;

const decision: Decision = {
  offer: 'offer-1',
  turn: 1,
  campaign: 'secret',
  variant: 'A',
  message: {
    format: 'modal',
    accent: '#1f7a5c',
    blocks: [
      { type: 'heading', text: '시크릿 쿠폰' },
      { type: 'text', text: '린넨 셔츠를 세 번 보셨네요. 오늘만 쓸 수 있는 쿠폰을 드려요.' },
      { type: 'coupon' },
      { type: 'countdown', text: '남은 시간' },
      { type: 'button', text: '쿠폰 쓰러 가기', action: 'link', href: '/next' },
      { type: 'button', text: '다음에', action: 'close' },
    ],
  },
  coupon: { code: 'DANGOL-7K3M-9QXA', label: '10% 할인', expiresAt: Date.UTC(2099, 0, 1) },
};

/** The peer as its README has it built into a page. */
async function plausible(endpoint: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { init } from '@plausible-analytics/tracker';
        init({ domain: 'shop.example', endpoint: '${endpoint}', captureOnLocalhost: true });`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    minify: true,
    format: 'iife',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

/** The peer and what it reports to, on an origin that is not the shop's: as its makers serve it, and as the tag is served. */
async function servePeer(): Promise<Server> {
  let script = '';
  const server = await listen('127.0.0.1', (request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    if (request.url === '/peer.js') return response.setHeader('content-type', 'text/javascript').end(script);
    request.resume();
    return response.writeHead(202).end('ok');
  });
  script = await plausible(`http://127.0.0.1:${portOf(server)}/api/event`);
  return server;
}

/** The shop: `/0` is its page with the first variant, and so on. */
function serveShop(collector: string, peer: string): Promise<Server> {
  const tag = `<script async src="${collector}/t.js" data-site="demo"></script>`;
  const heads: Record<Variant, string> = {
    'no tag': '',
    Plausible: `<script async src="${peer}/peer.js"></script>`,
    'the tag': tag,
    'the tag and a popup': tag,
  };
  return listen('localhost', ({ url: path = '' }, response) => {
    const send = (type: string, body: string) =>
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
    const variant = variants[Number(path.slice(1))];
    if (variant) return send('text/html', productPage(heads[variant]));
    if (path === '/picture.svg') return send('image/svg+xml', picture);
    return response.writeHead(404).end();
  });
}

async function listen(host: string, answer: RequestListener): Promise<Server> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return server;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="480" height="480"><rect width="480" height="480" fill="#dcd3c4"/></svg>';
