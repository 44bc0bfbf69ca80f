// What is being taught, kept in this tab: a shop's pages come and go under us.
import type { Field, MappedAction, MappedPage, Mapping, PageTest } from '../../../server/contract/mapping.ts';
import { PICK_HASH } from '../../../server/contract/sample-key.ts';
import type { PickGrant, PickWords, Samples } from '../../../server/contract/teaching.ts';
import { attempt } from './evaluator.ts';
import { testsHere } from './globs.ts';
import type { Happening } from './record.ts';

const KEY = 'dangol_pick';
/** Pages whose content is kept, to show what they say of a new field. */
const KEPT = 4;
const MOST_HTML = 200_000;

/** Whose fields: of a page or an action by its place in the mapping, or of the customer. */
export type Target = { list: 'pages' | 'actions'; at: number } | { list: 'customer'; at: 0 };

export type FieldScreen = { at: 'field'; of: Target; name: string; row: boolean };
export type Screen =
  | { at: 'home' | 'test' | 'other' }
  | { at: 'telling'; of: Target }
  | FieldScreen
  | { at: 'record'; event: string };

/** A page that was looked at, and what tests it passed. */
export type Seen = { url: string; title: string; kind?: string | undefined; tests: PageTest[]; html: string };

export type Session = {
  token: string;
  /** Of the owner; numbers are written as it writes them. */
  language: string;
  revision: number;
  mapping: Mapping;
  samples: Samples;
  screen: Screen;
  seen: Seen[];
  /** What happened since recording began. */
  happened: Happening[];
  /** The request that the action in hand was taught by. */
  exchange?: Extract<Happening, { on: 'request' }>;
  /** What test mode heard, newest first. */
  told: { name: string; params: Record<string, unknown> }[];
  unsaved?: boolean;
  /** Empty until the server has answered once. */
  words: PickWords;
  folded?: boolean;
};

/** The session of this tab: begun by the link that it was opened with, or by an earlier page. Undefined without either. */
export let session: Session;

/** @returns whether there is one. */
export function openSession(): boolean {
  session = attempt(() => JSON.parse(sessionStorage[KEY]));
  const token = new RegExp(`${PICK_HASH}=(([\\w-]+)[\\w.-]+)`).exec(location.hash);
  if (!token) return !!session;
  // Out of the address, before anybody else reads or copies it.
  attempt(() => history.replaceState(history.state, '', location.pathname + location.search));
  const grant: PickGrant = JSON.parse(atob((token[2] ?? '').replace(/-/g, '+').replace(/_/g, '/')));
  session = {
    revision: -1,
    mapping: { pages: [], actions: [] },
    samples: {},
    screen: { at: 'home' },
    seen: [],
    happened: [],
    told: [],
    words: {},
    ...(session as Session | undefined),
    token: token[1] ?? '',
    language: grant.language,
  };
  return true;
}

/** Keeps it for the next page; without the pages seen where the browser has no room for them. */
export function keepSession(): void {
  const keep = (one: Session) => attempt(() => (sessionStorage[KEY] = JSON.stringify(one)));
  if (!keep(session)) keep({ ...session, seen: session.seen.map((one) => ({ ...one, html: '' })) });
}

export function endSession(): void {
  attempt(() => delete sessionStorage[KEY]);
}

/** Notes the page as it is now, in place of what it was when it was looked at before. */
export function see(kind: string | undefined): void {
  const url = location.href;
  const copy = document.documentElement.cloneNode(true) as Element;
  for (const one of copy.querySelectorAll(
    'script:not([type="application/ld+json"]), svg, iframe, style, [data-dangol]',
  ))
    one.remove();
  const html = copy.outerHTML;
  const seen: Seen = {
    url,
    title: document.title,
    kind,
    tests: testsHere(),
    html: html.length < MOST_HTML ? html : '',
  };
  session.seen = [seen, ...session.seen.filter((one) => one.url !== url)]
    .slice(0, 30)
    .map((one, index) => (index < KEPT ? one : { ...one, html: '' }));
}

/** What a target's fields are in; an empty page when it was removed elsewhere. */
export function tellingOf({ list, at }: Target): MappedPage | MappedAction {
  const { mapping } = session;
  const none = { name: list, when: [], fields: [] };
  if (list !== 'customer') return mapping[list][at] ?? none;
  mapping.customer ??= [];
  return { ...none, event: 'identify', fields: mapping.customer };
}

export function isPage(telling: MappedPage | MappedAction): telling is MappedPage {
  return 'name' in telling;
}

export function fieldsOf({ rows, fields }: MappedPage | MappedAction, row: boolean): Field[] {
  return row ? ((rows as { fields?: Field[] } | undefined)?.fields ?? []) : fields;
}
