/** Every route, asked for by whoever should not: strangers, pages of other sites, and those who hold what has ended. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Campaign } from '../../server/contract/campaign.ts';
import { demoCampaigns, demoSettings } from '../../server/demo/campaigns.ts';
import { listRoutes, type Route } from '../support/routes.ts';
import { atLeast, atMost, type Form, type Row } from '../support/scoreboard.ts';
import { owner, type Server, startServer } from '../support/server.ts';
import type { Fault } from './fault.ts';
import type { Target } from './fuzz-corpus.ts';
import { enter } from './owner.ts';

/** Open to everybody. A route that is not here needs a session. */
const open = new Set([
  'POST /v1/batch',
  'GET /v1/batch/:site',
  'POST /v1/batch/:site',
  'GET /v1/mapping/:key/:version',
  // With a token of their own: test/http/pick.test.ts.
  'POST /v1/pick/open',
  'POST /v1/pick/save',
  // With a signature of their own: test/http/webhooks.test.ts.
  'POST /v1/webhooks/:platform/:site',
  'OPTIONS /v1*',
  'GET /health',
  'GET /t.js',
  'GET /t/*',
  'GET /dashboard/*',
  'GET /demo',
  'GET /demo/*',
  'GET /demo/assets/*',
  'GET /api/session',
  'POST /api/setup',
  'POST /api/sign-in',
  'POST /api/sign-out',
]);

/** What a browser may say of where a request comes from; null when it says nothing. */
const fetchSites: Record<Form, readonly (string | null)[]> = {
  short: ['cross-site', 'same-origin', null],
  long: ['cross-site', 'same-site', 'none', 'same-origin', 'bogus', 'same-origin, same-origin', '', null],
};
const marks: Record<Form, readonly (string | null)[]> = { short: ['1', null], long: ['1', '0', 'true', '', null] };
const types: Record<Form, readonly (string | null)[]> = {
  short: ['application/json', 'text/plain'],
  long: [
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/csv',
    null,
  ],
};

export const roleMatrix: Fault = {
  name: 'role-matrix',
  async check(form, { entry }) {
    const server = await startServer({ entry });
    try {
      return await tryEveryDoor(server, form);
    } finally {
      await server.stop();
    }
  },
  mutants: [
    {
      name: 'everybody is let in',
      breaks: [
        { file: 'server/http/guard.ts', from: 'if (!(await userOf(request, services)))', to: 'if (Math.random() > 1)' },
      ],
    },
    {
      name: 'changes are taken from any page',
      breaks: [
        {
          file: 'server/http/guard.ts',
          from: "if (mark === '1' && (from === 'same-origin' || from === 'none')) return;",
          to: 'if (mark !== from) return;',
        },
      ],
    },
    {
      name: 'a campaign is found by its id, whosever it is',
      breaks: [
        {
          file: 'server/storage/sqlite/campaigns.ts',
          from: 'WHERE c.site_id = ? AND c.id = ?',
          to: 'WHERE ? > 0 AND c.id = ?',
        },
      ],
    },
    {
      name: 'signing out forgets the cookie only',
      breaks: [{ file: 'server/http/session.ts', from: 'await store.deleteDashboardSession(session);', to: '' }],
    },
  ],
};

async function tryEveryDoor(server: Server, form: Form): Promise<Row[]> {
  const routes = (await listRoutes()).filter(({ method, url }) => method !== 'HEAD' && url !== '*');
  const inside = routes.filter(({ method, url }) => !open.has(`${method} ${url}`));
  const target = await enter(server);
  const doors = new Doors(server.url, target);
  const other = await addShop(doors, target);

  const strangers = await doors.count(
    inside,
    ['', 'dangol_session=', 'dangol_session=made-up', `${target.cookie}x`],
    ({ status }) => status !== 401,
  );
  const forged = await forge(server, doors, routes, form);
  const tenants = await reachAcross(doors, inside, other);
  const replayed = await replay(doors, inside, server.setupUrl);
  return [
    atLeast('role-matrix: routes that need a session', inside.length, 'routes', 20),
    atMost(
      `role-matrix: of ${strangers.asked} requests without a session, not refused`,
      strangers.wrong,
      'requests',
      0,
    ),
    atMost(`role-matrix: of ${forged.asked} requests from other pages, taken`, forged.wrong, 'requests', 0),
    atMost('role-matrix: changes on record that other pages asked for', forged.changes, 'changes', 0),
    atMost(
      `role-matrix: of ${tenants.asked} requests for what belongs to another shop, answered`,
      tenants.wrong,
      'requests',
      0,
    ),
    atMost(
      `role-matrix: of ${replayed.asked} requests with what has ended, not refused`,
      replayed.wrong,
      'requests',
      0,
    ),
  ];
}

type Answer = { status: number; body: string };
type Counted = { asked: number; wrong: number };

/** Asks for routes with the names in them filled in. */
class Doors {
  readonly url: string;
  readonly target: Target;

  constructor(url: string, target: Target) {
    this.url = url;
    this.target = target;
  }

  async ask({ method, url }: Route, headers: Record<string, string>, at: Partial<Target> = {}): Promise<Answer> {
    const { site, campaign } = { ...this.target, ...at };
    const path = url.replace(':site', String(site)).replace(':id', campaign).replace('*', '');
    const isRead = method === 'GET';
    const hanging = new AbortController();
    const body = bodyOf(url);
    const answer = await fetch(this.url + path, {
      method,
      headers: { ...(!isRead && body !== '' && { 'content-type': 'application/json' }), ...headers },
      ...(!isRead && { body }),
      signal: hanging.signal,
      redirect: 'manual',
    });
    // The live feed never ends.
    const isFeed = answer.headers.get('content-type') === 'text/event-stream';
    const told = { status: answer.status, body: isFeed ? '' : await answer.text() };
    if (isFeed) hanging.abort();
    return told;
  }

  /** Asks for each route with each cookie. */
  async count(
    routes: Route[],
    cookies: string[],
    isWrong: (answer: Answer, route: Route) => boolean,
    at: Partial<Target> = {},
  ) {
    const counted: Counted = { asked: 0, wrong: 0 };
    for (const route of routes) {
      for (const cookie of cookies) {
        counted.asked++;
        const answer = await this.ask(route, { cookie, 'x-dangol': '1' }, at);
        if (!isWrong(answer, route)) continue;
        if (counted.wrong++ === 0)
          console.error(`role-matrix: ${route.method} ${route.url} was answered with ${answer.status}`);
      }
    }
    return counted;
  }
}

/** What would change something if it were taken. */
function bodyOf(url: string): string {
  const [definition] = demoCampaigns;
  if (url.endsWith('/campaigns')) return JSON.stringify(definition);
  if (url.endsWith('/campaigns/:id')) return JSON.stringify({ base: 1, definition });
  if (url.endsWith('/state')) return '{"state":"paused"}';
  if (url.endsWith('/sites') || url.endsWith('/:site')) return JSON.stringify({ ...demoSettings, name: 'changed' });
  if (url.endsWith('/sign-in')) return JSON.stringify({ ...owner, password: 'wrong' });
  return '{}';
}

/** A second shop, with a campaign of its own. */
async function addShop(doors: Doors, { cookie }: Target): Promise<Partial<Target>> {
  const headers = { cookie, 'x-dangol': '1' };
  const { id: site } = JSON.parse((await doors.ask({ method: 'POST', url: '/api/sites' }, headers)).body);
  const made = await doors.ask({ method: 'POST', url: '/api/sites/:site/campaigns' }, headers, { site });
  return { site, campaign: (JSON.parse(made.body) as Campaign).id };
}

/** Every change, with the owner's own cookie, in every way that another site's page could ask for it. */
async function forge(
  server: Server,
  doors: Doors,
  routes: Route[],
  form: Form,
): Promise<Counted & { changes: number }> {
  const before = recordsOf(server.dataFolder);
  const counted = { asked: 0, wrong: 0 };
  for (const route of routes.filter(
    ({ method, url }) => !['GET', 'OPTIONS'].includes(method) && url.startsWith('/api/'),
  )) {
    for (const from of fetchSites[form]) {
      for (const mark of marks[form]) {
        for (const type of types[form]) {
          if (isOurs(from, mark)) continue;
          counted.asked++;
          const { status } = await doors.ask(route, {
            cookie: doors.target.cookie,
            ...(from !== null && { 'sec-fetch-site': from }),
            ...(mark !== null && { 'x-dangol': mark }),
            ...(type !== null && { 'content-type': type }),
          });
          if (status !== 403 && counted.wrong++ === 0)
            console.error(`role-matrix: ${route.method} ${route.url} from ${from} was answered with ${status}`);
        }
      }
    }
  }
  const after = recordsOf(server.dataFolder);
  return { ...counted, changes: [...after].filter(([table, hash]) => before.get(table) !== hash).length };
}

/** The dashboard's own request, or one of a program that is no browser. */
function isOurs(from: string | null, mark: string | null): boolean {
  return mark === '1' && (from === null || from === 'same-origin' || from === 'none');
}

/** A campaign of one shop by way of another, and shops that are spelt so that a careless reader finds one. */
async function reachAcross(doors: Doors, inside: Route[], { campaign = '' }: Partial<Target>): Promise<Counted> {
  const { cookie } = doors.target;
  const isFound = ({ status }: Answer) => status !== 404;
  const ofCampaign = inside.filter(({ url }) => url.includes(':id'));
  const sums = [await doors.count(ofCampaign, [cookie], isFound, { campaign })];
  const misspelt = ['01', '1.0', '+1', '1e0', '%201', '0x1', '-1', '99'];
  for (const site of misspelt) {
    const reads = inside.filter(({ method, url }) => method === 'GET' && url.includes(':site'));
    sums.push(await doors.count(reads, [cookie], isFound, { site: site as unknown as number }));
  }
  return { asked: sum(sums.map(({ asked }) => asked)), wrong: sum(sums.map(({ wrong }) => wrong)) };
}

/** The cookie after signing out, and the one-time link after it was used. */
async function replay(doors: Doors, inside: Route[], setupUrl: string | undefined): Promise<Counted> {
  const { cookie } = doors.target;
  await doors.ask({ method: 'POST', url: '/api/sign-out' }, { cookie, 'x-dangol': '1' });
  const counted = await doors.count(inside, [cookie], ({ status }) => status !== 401);
  const token = new URL(setupUrl ?? '').searchParams.get('token');
  const headers = { 'x-dangol': '1', 'content-type': 'application/json' };
  for (const name of [owner.name, 'another']) {
    const body = JSON.stringify({ token, name, password: owner.password });
    const { status } = await fetch(`${doors.url}/api/setup`, { method: 'POST', headers, body });
    counted.asked++;
    if (status !== 403) counted.wrong++;
  }
  return counted;
}

function sum(numbers: number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

/** A hash of each table, but for what merely being asked changes. */
function recordsOf(dataFolder: string): Map<string, string> {
  const db = new Database(join(dataFolder, 'dangol.db'), { readonly: true });
  try {
    const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
    return new Map(
      tables
        .filter((table) => table !== 'pulse' && !table.startsWith('sqlite_'))
        .map((table) => {
          const columns = table === 'dashboard_session' ? 'token_hash' : '*';
          const rows = db.prepare(`SELECT ${columns} FROM ${table}`).raw().all();
          return [table, createHash('sha256').update(JSON.stringify(rows)).digest('hex')];
        }),
    );
  } finally {
    db.close();
  }
}
