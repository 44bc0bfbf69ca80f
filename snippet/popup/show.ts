/**
 * Shows one decision on a shop page, from the first look at the page to the last trace of it gone. A bundle of its
 * own: loaded only when there is something to show. Nothing here ever throws into the page.
 */
import type { Decision } from '../../server/contract/decision.ts';
import type { OfferEvent, Params } from '../../server/contract/event.ts';
import { LEASE_MS } from '../../server/contract/limits.ts';
import { isModal } from './Message.tsx';
import { pageFree } from './page-free.ts';
import { loadPictures } from './pictures.ts';
import { openFrame } from './stage.ts';
import { createView } from './view.tsx';

/** Tells the tag what became of the offer. */
export type Report = (name: OfferEvent, params?: Params) => void;

/** Part of the lease kept back: the decision took time to come and the report takes time to go. */
const TRAVEL_MS = 5_000;

/** The element of the message that is up or waiting. One owner of display: while there is one, another is not shown. */
let current: HTMLElement | undefined;

/**
 * Shows a decision as soon as the page is free, and reports each thing that becomes of it once. Does nothing while another
 * message is up, nor when the page was not free before the lease of the offer ended.
 */
export function show(decision: Decision, report: Report): void {
  if (current?.isConnected) return;
  present(decision, reporter(decision, report)).catch(() => {});
}

async function present(decision: Decision, tell: (name: OfferEvent) => void): Promise<void> {
  const lapsesAt = Date.now() + LEASE_MS - TRAVEL_MS;
  const modal = isModal(decision.message);
  const { ended, end } = ending();
  const dismiss = () => {
    if (end()) tell('offer_dismissed');
  };
  const onLink = () => {
    tell('offer_clicked');
    // After the browser has followed the link.
    setTimeout(end);
  };
  const onCopied = () => tell('coupon_copied');
  const view = createView(document.documentElement, 'page', decision, { onClose: dismiss, onLink, onCopied });
  current = view.host;
  let close = () => {};
  try {
    const shapes = await loadPictures(decision.message);
    await nextTask();
    await drawInPieces(decision.message.blocks.length, (blocks) => view.change({ shapes, blocks }));
    if (!(await pageFree(lapsesAt))) return;
    view.change({ open: true });
    close = openFrame(view.frame(), modal, dismiss);
    await painted();
    if (Date.now() > lapsesAt || !view.frame().offsetHeight) return;
    tell('offer_shown');
    if (!modal) view.announce();
    await ended;
  } finally {
    end();
    close();
    view.remove();
  }
}

/** Something that ends once: `end` says whether it was this call that ended it. */
function ending(): { ended: Promise<void>; end: () => boolean } {
  let over = false;
  let resolve = () => {};
  const ended = new Promise<void>((done) => {
    resolve = done;
  });
  const end = () => {
    if (over) return false;
    over = true;
    resolve();
    return true;
  };
  return { ended, end };
}

/** Loading, drawing and opening are a task each: done at once, a slow phone would not answer to a touch meanwhile. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/**
 * The frame and the first third of the blocks, then the rest, a frame later: to lay out all at once was the longest task, with
 * six blocks and a CPU throttled four times 82 to 91 ms in the median, and is 40 to 55 ms so, at the same sum.
 */
async function drawInPieces(count: number, draw: (blocks: number) => void): Promise<void> {
  for (const blocks of [count / 3, count]) {
    draw(blocks);
    await laidOut();
  }
}

/** A frame on, what was drawn has its style and its place, so that opening it has little left to do. */
function laidOut(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** Two frames on, what was drawn is on the screen; a page that is not seen draws no frames. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}

/** Each kind of report at most once, the impression first: who acts has seen. An error of the listener stays with it. */
function reporter(decision: Decision, report: Report): (name: OfferEvent) => void {
  const told = new Set<OfferEvent>();
  return function tell(name) {
    if (told.has(name)) return;
    if (name !== 'offer_shown') tell('offer_shown');
    told.add(name);
    try {
      report(name, { offer: decision.offer, turn: decision.turn });
    } catch {}
  };
}
