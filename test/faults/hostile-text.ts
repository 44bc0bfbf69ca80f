/**
 * Strings that break software, on their whole way: from a shopper's browser onto the disk, over a restart, into the person
 * and out in a message; from an author into a campaign, a site and back; and into a file for a spreadsheet. Each comes out
 * as it went in, or is refused.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Campaign, CampaignDefinition } from '../../server/contract/campaign.ts';
import type { VisitorId } from '../../server/contract/ids.ts';
import { MAX_TEXT } from '../../server/contract/limits.ts';
import { demoSettings } from '../../server/demo/campaigns.ts';
import { unguarded } from '../../server/http/csv.ts';
import { atMost, type Form, type Row } from '../support/scoreboard.ts';
import { freePort, startServer } from '../support/server.ts';
import { batch, event } from '../support/shopper.ts';
import type { ServerBuild } from './build.ts';
import type { Fault } from './fault.ts';
import { enter } from './owner.ts';

/** The big list of naughty strings, beside the repository where it is at hand; ours in any case. */
const list = join(import.meta.dirname, '../../../shared/data/conformance/naughty-strings.json');
const ours = [
  'plain',
  ' spaced ',
  'a\u0000b',
  '\ufeffmarked',
  '\u202eturned',
  'line\r\nend',
  'tab\tbed',
  '"quoted"',
  "it's",
  '\\',
  '\\u0000',
  '=1+1',
  '\u00a0=1+1',
  '\n=1+1',
  '＝1+1',
  "'=1+1",
  '가\u1100\u1161',
  'é\u0065\u0301',
  '👩‍👩‍👧‍👦',
  '\u2028\u2029',
  '<b>',
  '&amp;',
  '%00',
  '__proto__',
  'constructor',
  'prototype',
  'null',
  'NaN',
  '1e999',
  '-0',
  'x'.repeat(2_000),
  '{{ x }}',
  '{% x %}',
  '{{',
  '}}',
];

/** The short form takes every so manyth string of the list. */
const EVERY: Record<Form, number> = { short: 12, long: 1 };

const trigger = (name: string, text: string): CampaignDefinition => ({
  name,
  audience: { kind: 'all', of: [] },
  trigger: { event: 'view_cart' },
  schedule: {},
  limits: { repeat: 'once', stopAfterConversion: false },
  priority: 100,
  variants: [
    { key: 'A', weight: 1, message: { format: 'modal', blocks: [{ type: 'text', text }, { type: 'coupon' }] } },
  ],
  coupon: { source: 'fixed', label: '10 %', code: 'TEN-PERCENT' },
  experiment: { holdoutPercent: 0, rolloutPercent: 100 },
  goal: { event: 'purchase', windowDays: 7 },
});

export const hostileText: Fault = {
  name: 'hostile-text',
  async check(form, build) {
    const folder = await mkdtemp(join(tmpdir(), 'dangol-text-'));
    try {
      return await carry(folder, form, build);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  mutants: [
    {
      name: 'bodies are read as Latin-1',
      breaks: [{ file: 'server/http/json.ts', from: 'body.toString()', to: "body.toString('latin1')" }],
    },
    {
      name: 'cells are not guarded',
      breaks: [{ file: 'server/http/csv.ts', from: 'header ? text : guarded(text)', to: 'header ? text : text' }],
    },
  ],
};

/** A customer and what their shop tells of them. */
type Shopper = { visitor: string; id: string; text: string };

async function carry(dataFolder: string, form: Form, { entry }: ServerBuild): Promise<Row[]> {
  const texts = [...ours, ...(existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as string[]) : [])].filter(
    (_, index) => index < ours.length || index % EVERY[form] === 0,
  );
  const shoppers = [...new Set(texts)].map((text, index) => ({
    visitor: `visitor-${index}-of-many`,
    id: `${text}#${index}`,
    text,
  }));
  const port = await freePort();
  let server = await startServer({ dataFolder, port, entry });
  try {
    const desk = await openDesk(server.url, await enter(server));
    const authored = await author(desk, texts);
    const message = trigger('what a shop told', '{{ customer.attributes.note }}');
    const { id } = (await desk('POST', `/campaigns`, message)).json as Campaign;
    await desk('POST', `/campaigns/${id}/state`, { state: 'live' });
    let broken = authored.broken;
    await atOnce(shoppers, async ({ visitor, id: customer_id, text }) => {
      const params = { customer_id, attributes: { note: text } };
      const { status } = await send(server.url, visitor, [event(Date.now(), 'identify', { params })]);
      if (status >= 500) broken++;
    });
    await server.stop();
    server = await startServer({ dataFolder, port, entry });
    let altered = 0;
    await atOnce(shoppers, async ({ visitor, text }) => {
      const { status, json } = await send(server.url, visitor, [event(Date.now(), 'view_cart')]);
      if (status >= 500) broken++;
      const shown = (json as { decisions: { message: { blocks: { text: string }[] } }[] }).decisions[0]?.message
        .blocks[0]?.text;
      if (shown !== text.slice(0, MAX_TEXT)) tell(altered++, text, shown);
    });
    const file = await desk('GET', `/campaigns/${id}/codes.csv`);
    return [
      atMost(
        `hostile-text: of ${shoppers.length} told by shops, changed on the way over a restart into a message`,
        altered,
        'texts',
        0,
      ),
      atMost(
        `hostile-text: of ${authored.tried} written by authors, changed on the way back`,
        authored.altered,
        'texts',
        0,
      ),
      atMost(
        `hostile-text: of ${shoppers.length} in a file for spreadsheets, changed or left a formula`,
        spoiled(file.text, shoppers),
        'cells',
        0,
      ),
      atMost('hostile-text: answered with 5xx', broken, 'answers', 0),
    ];
  } finally {
    await server.stop();
  }
}

/** A few at a time: each waits for its commit, which they share. */
async function atOnce<Kind>(all: readonly Kind[], work: (one: Kind) => Promise<void>): Promise<void> {
  const left = [...all];
  const go = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: 8 }, go));
}

type Told = { status: number; text: string; json: unknown };
type Desk = (method: string, path: string, body?: unknown) => Promise<Told>;

async function openDesk(url: string, { cookie, site }: { cookie: string; site: number }): Promise<Desk> {
  return async (method, path, body) => {
    const headers = { cookie, 'x-dangol': '1', ...(body !== undefined && { 'content-type': 'application/json' }) };
    return told(
      await fetch(`${url}/api/sites/${site}${path}`, {
        method,
        headers,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
  };
}

async function send(url: string, visitor: string, events: ReturnType<typeof event>[]): Promise<Told> {
  const body = JSON.stringify(
    batch(Date.now(), { site: 'demo', visitor: visitor as VisitorId, url: `${url}/`, events }),
  );
  const headers = {
    origin: url,
    'content-type': 'text/plain',
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/150',
  };
  return told(await fetch(`${url}/v1/batch`, { method: 'POST', headers, body }));
}

async function told(answer: Response): Promise<Told> {
  const bytes = Buffer.from(await answer.arrayBuffer());
  const text = bytes.toString();
  const isJson = answer.headers.get('content-type')?.includes('json');
  return { status: answer.status, text, json: isJson ? JSON.parse(text) : undefined };
}

/** As the name of a site, and as the name and the text of a campaign: kept as it is, or refused with its field. */
async function author(desk: Desk, texts: string[]): Promise<{ tried: number; altered: number; broken: number }> {
  const found = { tried: 0, altered: 0, broken: 0 };
  const keep = ({ status, json }: Told, text: string, kept: () => unknown) => {
    found.tried++;
    if (status >= 500) found.broken++;
    const refused = status === 400 && (json as { error: { faults?: unknown[] } }).error.faults?.length === 1;
    if (status < 300 ? kept() !== text : !refused) tell(found.altered++, text, json);
  };
  await atOnce(texts, async (text) => {
    const site = await desk('PUT', '', { ...demoSettings, name: text });
    keep(site, text, () => (site.json as { name: string }).name);
    const made = await desk('POST', '/campaigns', trigger(text.slice(0, 120), text));
    const { id } = (made.json ?? {}) as Campaign;
    const read = id ? ((await desk('GET', `/campaigns/${id}`)).json as Campaign).definition : undefined;
    const [block] = read?.variants[0]?.message.blocks ?? [];
    keep(made, text, () => block && 'text' in block && read?.name === text.slice(0, 120) && block.text);
    if (id) await desk('POST', `/campaigns/${id}/state`, { state: 'archived' });
  });
  return found;
}

/** Customers whose cell is not theirs to the byte once the guard is taken off, and cells that a spreadsheet would run. */
function spoiled(csv: string, shoppers: Shopper[]): number {
  const cells = (parse(csv, { bom: true, columns: true }) as { customer: string }[]).map(({ customer }) => customer);
  const known = new Set(cells.map(unguarded));
  const lost = shoppers.filter(({ id }) => !known.has(id.trim()));
  for (const [index, { id }] of lost.slice(0, 1).entries()) tell(index, id, 'no cell');
  return lost.length + cells.filter((cell) => /^[\s\u200b]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(cell)).length;
}

function tell(before: number, text: string, got: unknown): void {
  if (before === 0)
    console.error(
      `hostile-text: ${JSON.stringify(text).slice(0, 100)} came out as ${JSON.stringify(got)?.slice(0, 200)}`,
    );
}
