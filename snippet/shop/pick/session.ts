// What is being taught, kept in this tab: a shop's pages come and go under us.
import type { Mapping } from '../../../server/contract/mapping.ts';
import { PICK_HASH } from '../../../server/contract/sample-key.ts';
import type { PickGrant, PickWords, Samples } from '../../../server/contract/teaching.ts';
import { attempt } from '../mapping/start.ts';
import { factsOf, type PageFacts } from './globs.ts';
import type { Happening } from './record.ts';

const KEY = 'dangol_pick';
/** Pages whose content is kept, to show what they say of a new field. */
const KEPT = 4;
const MOST_HTML = 200_000;

/** Whose fields: of a page or an action by its place in the mapping, or of the customer. */
export type Target = { list: 'pages' | 'actions'; at: number } | { list: 'customer'; at: 0 };

export type Screen =
  | { at: 'home' | 'test' | 'other' }
  | { at: 'telling'; of: Target }
  | { at: 'field'; of: Target; name: string; row: boolean }
  | { at: 'record'; event: string };

/** A page that was looked at. */
export type Seen = { url: string; title: string; kind?: string; facts: PageFacts; html: string };

export type Session = {
  token: string;
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
  unsaved: boolean;
  /** Empty until the server has answered once. */
  words: PickWords;
  left: boolean;
  folded: boolean;
};

/** The session of this tab: begun by the link that it was opened with, or by an earlier page. Undefined without either. */
export function openSession(): Session | undefined {
  const kept = attempt(() => JSON.parse(sessionStorage.getItem(KEY) ?? 'null')) as Session | null | undefined;
  const token = new RegExp(`${PICK_HASH}=([\\w.-]+)`).exec(location.hash)?.[1];
  if (!token) return kept ?? undefined;
  // Out of the address, before anybody else reads or copies it.
  attempt(() => history.replaceState(history.state, '', location.pathname + location.search));
  if (kept) return { ...kept, token };
  return {
    token,
    revision: -1,
    mapping: { pages: [], actions: [] },
    samples: {},
    screen: { at: 'home' },
    seen: [],
    happened: [],
    told: [],
    unsaved: false,
    words: {},
    left: false,
    folded: false,
  };
}

/** Keeps it for the next page; without the pages seen where the browser has no room for them. */
export function keepSession(session: Session): void {
  const keep = (one: Session) => sessionStorage.setItem(KEY, JSON.stringify(one));
  try {
    keep(session);
  } catch {
    attempt(() =>
      keep({
        ...session,
        seen: session.seen.map((one) => ({ ...one, html: '' })),
        happened: session.happened.slice(-5),
      }),
    );
  }
}

export function endSession(): void {
  attempt(() => sessionStorage.removeItem(KEY));
}

export function grantOf({ token }: Session): PickGrant {
  return JSON.parse(atob((token.split('.')[0] ?? '').replace(/-/g, '+').replace(/_/g, '/'))) as PickGrant;
}

/** Notes the page as it is now, in place of what it was when it was looked at before. */
export function see(session: Session, kind: string | undefined): void {
  const url = location.href;
  const copy = document.documentElement.cloneNode(true) as Element;
  for (const one of copy.querySelectorAll(
    'script:not([type="application/ld+json"]), style, svg, iframe, noscript, template, [data-dangol]',
  ))
    one.remove();
  const html = copy.outerHTML;
  const facts = factsOf(document, location.pathname + location.search);
  const seen: Seen = {
    url,
    title: document.title,
    facts,
    html: html.length < MOST_HTML ? html : '',
    ...(kind && { kind }),
  };
  const others = session.seen.filter((one) => one.url !== url);
  session.seen = [seen, ...others].slice(0, 30).map((one, index) => (index < KEPT ? one : { ...one, html: '' }));
}
