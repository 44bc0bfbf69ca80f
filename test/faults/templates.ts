/** Texts of an author that would take long, grow large or reach for more than they are given: refused, or small and quick. */

import { MAX_TEXT } from '../../server/contract/limits.ts';
import { demoCampaigns } from '../../server/demo/campaigns.ts';
import { atMost, type Form, type Row } from '../support/scoreboard.ts';
import { startServer } from '../support/server.ts';
import { BROWSER, batch, event } from '../support/shopper.ts';
import type { Fault } from './fault.ts';
import { enter } from './owner.ts';

/** Three ways past LiquidJS's own limits that were found in 2026, and what else such languages can do. */
const bombs = [
  '{% for i in (1..1000000000) %}{% endfor %}',
  '{{ "now" | date: "%100000000d" }}',
  `{{ customer.name | replace: "a", "aa" ${'| replace: "a", "aa" '.repeat(40)}}}`,
  '{% for i in (1..9999) %}{% for j in (1..9999) %}x{% endfor %}{% endfor %}',
  '{% capture x %}{{ customer.name }}{% endcapture %}{{ x }}',
  '{{ (1..1000000000) }}',
  '{{ customer.name | split: "" | join: customer.name }}',
  '{% render "/etc/passwd" %}',
  '{{ customer.constructor }}',
  '{{ customer.name | json }}',
];

/** What is allowed, as much of it as fits. */
const fullest = [
  `{{ customer.name ${'| upcase '.repeat(105)}}}`,
  '{{customer.name}}'.repeat(58),
  '{{ customer.name | truncate: 1000000000 }}',
  '{{ customer.points | round: 1000000000 }}',
];

/** The scoreboard's bound; the short form also runs on machines that are busy. */
const MOST_MS: Record<Form, number> = { short: 500, long: 50 };
const TRIES: Record<Form, number> = { short: 2, long: 10 };
const BLOCKS = 12;

export const templates: Fault = {
  name: 'templates',
  machine: 'alone',
  async check(form, { entry }) {
    const server = await startServer({ entry });
    try {
      const { cookie, site } = await enter(server);
      const desk = {
        url: `${server.url}/api/sites/${site}`,
        headers: { cookie, 'x-dangol': '1', 'content-type': 'application/json' },
      };
      return [...(await explode(desk, form)), ...(await fillUp(server.url, desk, form))];
    } finally {
      await server.stop();
    }
  },
  mutants: [
    {
      name: 'tags are taken',
      breaks: [
        {
          file: 'server/domain/template.ts',
          from: 'if (!isOutput(part)) return [`must',
          to: 'if (!isOutput(part)) return true ? [] : [`must',
        },
      ],
    },
    {
      name: 'any filter is taken',
      breaks: [
        {
          file: 'server/domain/template.ts',
          from: 'if (!personalFilters.some((known) => known === name)) {',
          to: 'if (name === "none") {',
        },
      ],
    },
    {
      name: 'a part beyond its bounds breaks the batch',
      breaks: [
        {
          file: 'server/domain/template.ts',
          from: '  } catch {\n    // LiquidJS throws',
          to: '  } catch (error) {\n    if (error) throw error;\n    // LiquidJS throws',
        },
      ],
    },
  ],
};

type Desk = { url: string; headers: Record<string, string> };

/** A campaign that shows a text as often as a message has room for it. */
function definitionOf(text: string): object {
  const [welcome] = demoCampaigns;
  const blocks = Array.from({ length: BLOCKS }, () => ({ type: 'text', text }));
  const { coupon: _, ...rest } = welcome ?? {};
  return {
    ...rest,
    audience: { kind: 'all', of: [] },
    trigger: { event: 'view_cart' },
    limits: { repeat: 'days', everyDays: 1e-9, stopAfterConversion: false },
    variants: [{ key: 'A', weight: 1, message: { format: 'modal', blocks } }],
  };
}

async function explode({ url, headers }: Desk, form: Form): Promise<Row[]> {
  let taken = 0;
  let slowest = 0;
  for (const bomb of bombs) {
    const body = JSON.stringify(definitionOf(bomb));
    const { ms, answers } = await quickest(form, () => fetch(`${url}/campaigns`, { method: 'POST', headers, body }));
    if (answers.some(({ status }) => status !== 400)) taken++;
    slowest = Math.max(slowest, ms);
  }
  return [
    atMost(`templates: of ${bombs.length} that do more than fill in, taken`, taken, 'templates', 0),
    atMost('templates: the slowest to be refused', slowest, 'ms', MOST_MS[form]),
  ];
}

/** Live campaigns, shown to a shopper whose name is as long as a shop may make it. */
async function fillUp(origin: string, { url, headers }: Desk, form: Form): Promise<Row[]> {
  const post = (path: string, body: unknown) =>
    fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  let broken = 0;
  let longest = 0;
  let slowest = 0;
  for (const text of fullest) {
    const made = await post('/campaigns', definitionOf(text));
    const { id } = (await made.json()) as { id: string };
    await post(`/campaigns/${id}/state`, { state: 'live' });
    await tell(
      origin,
      event(Date.now(), 'identify', {
        params: { customer_id: `c-${id}`, attributes: { name: 'ㄱ'.repeat(2_048), points: 1e300 } },
      }),
    );
    const { ms, answers } = await quickest(form, () => tell(origin, event(Date.now(), 'view_cart')));
    if (answers.some(({ status }) => status !== 200)) broken++;
    const shown = (await Promise.all(answers.map((answer) => answer.json()))).flatMap(textsOf);
    longest = Math.max(longest, ...shown.map((one) => one.length));
    slowest = Math.max(slowest, ms);
    await post(`/campaigns/${id}/state`, { state: 'archived' });
  }
  return [
    atMost(`templates: of ${fullest.length} that are as full as can be, breaking the batch`, broken, 'templates', 0),
    atMost('templates: longest text that one of them made', longest, 'characters', MAX_TEXT),
    atMost('templates: the slowest batch with one of them', slowest, 'ms', MOST_MS[form]),
  ];
}

function tell(origin: string, one: ReturnType<typeof event>): Promise<Response> {
  const body = JSON.stringify(batch(Date.now(), { site: 'demo', url: `${origin}/`, events: [one] }));
  return fetch(`${origin}/v1/batch`, {
    method: 'POST',
    headers: { origin, 'content-type': 'text/plain', 'user-agent': BROWSER },
    body,
  });
}

function textsOf(answer: unknown): string[] {
  const { decisions = [] } = answer as { decisions?: { message: { blocks: { text?: string }[] } }[] };
  return decisions.flatMap(({ message }) => message.blocks.map(({ text }) => text ?? ''));
}

/** The quickest of some tries, and all answers: a busy machine makes everything slow, never quicker than its work. */
async function quickest(form: Form, ask: () => Promise<Response>): Promise<{ ms: number; answers: Response[] }> {
  let ms = Number.POSITIVE_INFINITY;
  const answers: Response[] = [];
  while (answers.length < TRIES[form]) {
    const startedAt = performance.now();
    answers.push(await ask());
    ms = Math.min(ms, performance.now() - startedAt);
  }
  return { ms, answers };
}
