import type { Field, MappedAction, MappedPage, Rows, Telling } from '../../../server/contract/mapping.ts';
import { sampleKey } from '../../../server/contract/sample-key.ts';
import type { PickGrant, PickReport } from '../../../server/contract/teaching.ts';
import type { Tag } from '../../part.ts';
import type { Reader } from '../mapping/memory.ts';
import type { Context } from '../mapping/read.ts';
import { attempt, pageOf, readField, recall, rowsOf } from '../mapping/start.ts';
import { type Desk, openDesk, type Refused } from './server.ts';
import { endSession, grantOf, keepSession, type Screen, type Session, see, type Target } from './session.ts';
import { sayIn } from './words.ts';

/** Everything the screens of pick mode work with. */
export type App = {
  session: Session;
  grant: PickGrant;
  say: (word: string, ...parts: unknown[]) => string;
  /** The element that everything of ours is in. */
  host: Element;
  /** Where a status line says how the last save went. */
  status: string;
  tag: Reader;
  draw: () => void;
  go: (screen: Screen) => void;
  /** Keeps the session for the next page. */
  keep: () => void;
  /** The mapping was changed: it is drawn, kept and saved. */
  changed: () => void;
};

export function makeApp(tag: Tag, session: Session, host: Element): App {
  const grant = grantOf(session);
  const desk = openDesk(tag.beside, session.token);
  const app: App = {
    session,
    grant,
    say: sayIn(() => session.words),
    host,
    status: '',
    tag: recall(tag),
    draw() {},
    keep() {
      // Not after it was closed.
      if (host.isConnected) keepSession(session);
    },
    go(screen) {
      session.screen = screen;
      session.folded = false;
      app.keep();
      app.draw();
    },
    changed() {
      if (!session.mapping.customer?.length) delete session.mapping.customer;
      session.unsaved = true;
      sampleHere(app);
      app.keep();
      app.draw();
      void save(app, desk);
    },
  };
  void load(app, desk);
  return app;
}

/** The draft as the server has it; what was not saved on the last page is saved now. */
async function load(app: App, desk: Desk): Promise<void> {
  const { session, host } = app;
  try {
    const report = await desk.open();
    session.words = report.words;
    // What was done on this page while the answer was on its way is newer, unless somebody else was at it too.
    if (report.revision > session.revision) adopt(session, report);
    else if (session.unsaved) void save(app, desk);
  } catch (refused) {
    app.status = (refused as Refused).message;
    // A link that never opened: there are no words to say so with, and later pages are left alone.
    if (!session.words.title) {
      endSession();
      host.remove();
    }
  }
  app.draw();
}

let saving: Promise<void> | undefined;

/** One save at a time; what changed meanwhile is saved after it. */
async function save(app: App, desk: Desk): Promise<void> {
  if (saving) return;
  const { session } = app;
  saving = (async () => {
    while (session.unsaved) {
      session.unsaved = false;
      app.status = 'saving';
      try {
        const { revision } = await desk.save(session.revision, session.mapping, session.samples);
        session.revision = revision;
        app.status = 'saved';
      } catch (refused) {
        app.status = (refused as Refused).message;
        if (app.status === 'stale_version') adopt(session, await desk.open());
        else session.unsaved = true;
        break;
      }
    }
  })();
  await saving.catch(() => {});
  saving = undefined;
  app.keep();
  app.draw();
}

/** What the server has is what counts. */
function adopt(session: Session, { revision, mapping, samples }: PickReport): void {
  Object.assign(session, { revision, mapping, samples: { ...session.samples, ...samples }, unsaved: false });
}

/** What a target's fields are in. */
export function tellingOf({ mapping }: Session, { list, at }: Target): (MappedPage | MappedAction) | undefined {
  if (list !== 'customer') return mapping[list][at];
  mapping.customer ??= [];
  return { name: 'customer', when: [], fields: mapping.customer };
}

export function fieldsOf(telling: Telling, row: boolean): Field[] {
  return row ? ((telling.rows as Extract<Rows, { fields: Field[] }>)?.fields ?? []) : telling.fields;
}

export function isPage(telling: MappedPage | MappedAction): telling is MappedPage {
  return 'name' in telling;
}

/** Where values of a telling are looked for now. */
export function contextOf(app: App, telling: MappedPage | MappedAction, row?: unknown): Context {
  const { session } = app;
  const context: Context = { url: location.href, kept: keptOf(app), row };
  if (isPage(telling)) return context;
  const { act } = telling;
  if (act.on === 'request')
    return session.exchange ? { ...context, exchange: { ...session.exchange, status: 200 } } : context;
  const element = attempt(() => document.querySelector(act.selector));
  return element ? { ...context, element } : context;
}

/** What later pages may read: what the evaluator kept on this visit, or what was seen while teaching. */
function keptOf({ session: { mapping, samples }, tag }: App): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const telling of [...mapping.pages, ...mapping.actions]) {
    for (const name of telling.remember ?? []) kept[name] = samples[sampleKey(telling, name)];
  }
  return { ...kept, ...tag.memory.kept };
}

/** The rows as they are now. */
export function rowsHere(telling: MappedPage | MappedAction, context: Context): unknown[] {
  const { rows } = telling;
  return rows && rows.from !== 'remembered' ? rowsOf(rows, context) : [];
}

/** What a field says here; of rows, what it says in the first that has it. */
export function valueHere(app: App, of: Target, name: string, row: boolean): unknown {
  const telling = tellingOf(app.session, of);
  const field = telling && fieldsOf(telling, row).find((one) => one.name === name);
  if (!telling || !field) return undefined;
  if (!row) return readField(field, contextOf(app, telling));
  const rows = rowsHere(telling, contextOf(app, telling));
  const all = rows.map((one) => readField(field, contextOf(app, telling, one)));
  return all.find((value) => value !== undefined);
}

/** The page that this one is, by what was taught so far. */
export function pageHere({ session }: App): number {
  const page = pageOf(session.mapping.pages, { url: location.href, kept: {} });
  return page ? session.mapping.pages.indexOf(page) : -1;
}

/** Notes what the fields of this page say, for the dashboard and for pages that come after. */
export function sampleHere(app: App): void {
  const { session } = app;
  const at = pageHere(app);
  see(session, session.mapping.pages[at]?.name);
  const targets: Target[] = [{ list: 'customer', at: 0 }];
  if (at >= 0) targets.push({ list: 'pages', at });
  if (session.screen.at !== 'home' && 'of' in session.screen && session.screen.of.list === 'actions')
    targets.push(session.screen.of);
  for (const of of targets) {
    const telling = of.list === 'customer' && !session.mapping.customer ? undefined : tellingOf(session, of);
    if (!telling) continue;
    for (const row of [false, true]) {
      for (const { name } of fieldsOf(telling, row)) {
        const value = valueHere(app, of, name, row);
        if (value !== undefined) session.samples[sampleKey(telling, name, row)] = String(value).slice(0, 200);
      }
    }
  }
}
