// Everything the screens of pick mode work with.
import type { MappedAction, MappedPage } from '../../../server/contract/mapping.ts';
import { sampleKey } from '../../../server/contract/sample-key.ts';
import type { PickReport } from '../../../server/contract/teaching.ts';
import type { Tag } from '../../part.ts';
import type { Reader } from '../mapping/memory.ts';
import type { Context } from '../mapping/read.ts';
import { attempt, later, pageOf, readField, recall, rowsOf } from './evaluator.ts';
import { host } from './panel.ts';
import { endSession, fieldsOf, isPage, keepSession, type Screen, see, session, tellingOf } from './session.ts';

export let tag: Reader;
let drawScreen: () => void;
/** A press on the panel has begun and not ended. */
let isPressed = false;
let isOwed = false;
/** Where a status line says how the last save went. */
export let status = '';

export function openApp(of: Tag, how: () => void): void {
  tag = recall(of);
  drawScreen = how;
  host.addEventListener('pointerdown', () => {
    isPressed = true;
  });
  for (const type of ['pointerup', 'pointercancel']) addEventListener(type, () => later(release, 0), true);
  void load();
}

/** Draws the screen anew; between the two halves of a click, which would take away what is clicked, a moment later. */
export function draw(): void {
  isOwed = isPressed;
  if (!isPressed) drawScreen();
}

function release(): void {
  isPressed = false;
  if (isOwed) draw();
}

/** Keeps the session for the next page. Not after it was closed. */
export function keep(): void {
  if (host.isConnected) keepSession();
}

export function go(screen: Screen): void {
  session.screen = screen;
  session.folded = false;
  keep();
  draw();
}

/** The mapping was changed: it is drawn, kept and saved. */
export function changed(): void {
  if (!session.mapping.customer?.length) delete session.mapping.customer;
  session.unsaved = true;
  sampleHere();
  keep();
  draw();
  void save();
}

/** The draft is on the server; publishing it is the dashboard's. */
export function close(): void {
  endSession();
  host.remove();
}

/** Asks the collector; a body that is a string is plain text, which needs no preflight. @throws a code of its own, or `offline` when no answer could be read. */
async function ask(what: string, more?: object): Promise<PickReport> {
  const body = JSON.stringify({ token: session.token, ...more });
  const options = { method: 'POST', body, credentials: 'omit', keepalive: body.length < 60_000 } as const;
  const said = await fetch(tag.beside(`v1/pick/${what}`), options)
    .then((answer) => answer.json())
    .catch(() => ({ error: { code: 'offline' } }));
  if (said.error) throw said.error.code;
  return said;
}

/** The draft as the server has it; what was not saved on the last page is saved now. */
async function load(): Promise<void> {
  try {
    const report = await ask('open');
    session.words = report.words;
    // What was done on this page while the answer was on its way is newer, unless somebody else was at it too.
    if (report.revision > session.revision) adopt(report);
    else if (session.unsaved) void save();
  } catch (refused) {
    status = refused as string;
    // A link that never opened: there are no words to say so with, and later pages are left alone.
    if (!session.words.title) close();
  }
  draw();
}

let saving = false;

/** One save at a time; what changed meanwhile is saved after it. */
async function save(): Promise<void> {
  if (saving) return;
  saving = true;
  try {
    while (session.unsaved) {
      session.unsaved = false;
      status = 'saving';
      const { revision: base, mapping, samples } = session;
      session.revision = (await ask('save', { base, mapping, samples })).revision;
      status = 'saved';
    }
  } catch (refused) {
    status = refused as string;
    session.unsaved = true;
    if (status === 'stale_version') await ask('open').then(adopt, () => {});
  }
  saving = false;
  keep();
  draw();
}

/** What the server has is what counts. */
function adopt({ revision, mapping, samples }: PickReport): void {
  Object.assign(session, { revision, mapping, samples: { ...session.samples, ...samples }, unsaved: false });
}

/** This page, with what earlier ones left: what the evaluator kept on this visit, or what was seen while teaching. */
export function here(row?: unknown): Context {
  const kept: Record<string, unknown> = {};
  const { pages, actions } = session.mapping;
  for (const telling of [...pages, ...actions])
    for (const name of telling.remember ?? []) kept[name] = session.samples[sampleKey(telling, name)];
  return { url: location.href, kept: { ...kept, ...tag.memory.kept }, row };
}

/** Where values of a telling are looked for now. */
export function contextOf(telling: MappedPage | MappedAction, row?: unknown): Context {
  const context = here(row);
  if (isPage(telling)) return context;
  const { act } = telling;
  return Object.assign(
    context,
    act.on === 'request'
      ? { exchange: session.exchange }
      : { element: attempt(() => document.querySelector(act.selector)) },
  );
}

/** The rows as they are now. */
export function rowsHere(telling: MappedPage | MappedAction): unknown[] {
  const { rows } = telling;
  return rows && rows.from !== 'remembered' ? rowsOf(rows, contextOf(telling)) : [];
}

/** What a field says here; of rows, what it says in the first that has it. */
export function valueHere(telling: MappedPage | MappedAction, name: string, row: boolean): unknown {
  const field = fieldsOf(telling, row).find((one) => one.name === name);
  return (row ? rowsHere(telling) : [undefined])
    .map((one) => field && readField(field, contextOf(telling, one)))
    .find((value) => value !== undefined);
}

/** The page that this one is, by what was taught so far. */
export function pageHere(): MappedPage | undefined {
  return pageOf(session.mapping.pages, here());
}

/** Notes what the fields of this page say, for the dashboard and for pages that come after. */
export function sampleHere(): void {
  const { screen, mapping, samples } = session;
  const page = pageHere();
  see(page?.name);
  const tellings = [
    mapping.customer && tellingOf({ list: 'customer', at: 0 }),
    page,
    'of' in screen && screen.of.list === 'actions' && tellingOf(screen.of),
  ];
  for (const telling of tellings)
    for (const row of [false, true])
      for (const { name } of telling ? fieldsOf(telling, row) : []) {
        const value = telling && valueHere(telling, name, row);
        if (telling && value !== undefined) samples[sampleKey(telling, name, row)] = `${value}`.slice(0, 200);
      }
}
