// The tag: puts the parts together. It starts when its page is first seen, so not in a prerendering page and not in a tab
// that was opened behind another: nobody has visited those yet, and a popup decided for them would lapse unseen.

import { TICK_MS } from './bounds.ts';
import { call, type Words } from './calls.ts';
import { configure } from './config.ts';
import { assumeConsent } from './consent.ts';
import { closeDatabase } from './database.ts';
import { display } from './display.ts';
import { record } from './event.ts';
import { attempt, guard, on } from './guard.ts';
import { leave, startOutbox } from './outbox.ts';
import { cleanParams } from './params.ts';
import { loadPart, tag, tellParts } from './parts.ts';
import { watchRoutes } from './route.ts';
import { watchDataLayer } from './shop/datalayer.ts';
import { settleHeld } from './shop/sources.ts';
import type { Answer } from './transport.ts';
import { arm } from './trigger/armed.ts';
import { noteActivity } from './trigger/inactivity.ts';
import { reportSignals, tickSignals, watchSignals } from './trigger/watch.ts';
import { beginView, logicalUrl, type View, view } from './view.ts';
import { keepVisitor } from './visitor.ts';

/** Paths of parts, written in by the build: what reads shops, and what watches for leaving. */
declare const SHOP_PATH: string;
declare const EXIT_PATH: string;

/** On the window: a second copy of the tag finds it and does nothing. */
const MARK = Symbol.for('dangol');

type Page = Window & {
  [MARK]?: true;
  dangol?: ((...words: unknown[]) => void) & { q?: { push: (words: Words) => void } };
};

let started = false;

guard(() => {
  const host = window as Page;
  if (host[MARK] || !configure()) return;
  host[MARK] = true;
  const early = Array.from((host.dangol?.q ?? []) as unknown as ArrayLike<Words>);
  const receive = guard((words: Words) => (started ? call(words) : early.push(words)));
  attempt(() => {
    host.dangol = (...words) => receive(words);
    // A page that kept the stub still pushes to `dangol.q`.
    host.dangol.q = { push: receive };
  });
  if (!document.hidden) return start(early);
  on('visibilitychange', () => start(early));
  on('pagehide', () => {
    if ((document as { prerendering?: boolean }).prerendering) return;
    start(early);
    leavePage();
  });
})();

function start(early: Words[]): void {
  if (started) return;
  started = true;
  const parts = [
    () => startOutbox(answered, () => loadPart(SHOP_PATH)),
    () => enterPage(document.referrer, document.title),
    () => watchRoutes(enterPage),
    watchSignals,
    watchPage,
    () => early.forEach(call),
    watchDataLayer,
    assumeConsent,
  ];
  for (const part of parts) attempt(part);
}

/** A page view begins: the document's own, a route of a single-page shop, or a return by the back button. */
function enterPage(referrer?: string, title?: string): void {
  if (view) endView();
  beginView();
  noteActivity();
  record('page_view', cleanParams({ title }), false, referrer && logicalUrl(referrer));
  tellParts(tag.entered);
}

function endView(): void {
  tellParts(tag.leaving);
  settleHeld();
  reportSignals();
}

function watchPage(): void {
  on('visibilitychange', () => {
    if (document.hidden) leaveSoon();
    else noteActivity();
  });
  on('pagehide', leavePage);
  on<PageTransitionEvent>('pageshow', ({ persisted }) => persisted && enterPage());
  setInterval(
    guard(() => {
      watchDataLayer();
      if (!document.hidden) tickSignals(TICK_MS);
    }),
    TICK_MS,
  );
}

function leaveSoon(): void {
  endView();
  leave();
}

function leavePage(): void {
  leaveSoon();
  closeDatabase();
}

/** Reads an answer, unless the shopper has moved on from the page view it is about. */
function answered(answer: Answer, of: View): void {
  const { armed, decisions, visitor } = answer;
  if (visitor) keepVisitor(visitor);
  tag.answer = answer;
  tellParts(tag.answered);
  if (of !== view) return;
  if (armed) arm(armed);
  if (armed?.some(({ on }) => on === 'exit_intent')) loadPart(EXIT_PATH);
  if (decisions?.[0]) guard(display)(decisions[0], of);
}
