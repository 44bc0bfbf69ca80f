// The popup is a bundle of its own, loaded when there is something to show. That bundle is the one owner of the display:
// it shows one message at a time. What cannot be shown now lapses, and the collector may offer it again.
import type { Decision } from '../server/contract/decision.ts';
import type { OfferEvent, Params } from '../server/contract/event.ts';
import { LOAD_MS } from './bounds.ts';
import { beside } from './config.ts';
import { record } from './event.ts';
import { guard } from './guard.ts';
import { type View, view } from './view.ts';

/** Path of the popup bundle, written in by the build. */
declare const POPUP_PATH: string;

/** Shows a decision, unless the shopper has moved on from the page view that caused it. The popup's reports are urgent. */
export async function display(decision: Decision, of: View): Promise<void> {
  const decidedAt = Date.now();
  const popup = document.hidden ? undefined : await import(beside(POPUP_PATH));
  if (of !== view || document.hidden || Date.now() - decidedAt > LOAD_MS) return;
  popup.show(
    decision,
    guard((name: OfferEvent, params?: Params) => record(name, params, true)),
  );
}
