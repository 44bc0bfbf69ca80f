// Notes what a shopper's hand does on the page and what comes of it, so that one can be chosen to be an action.
import type { Reading } from '../../../server/contract/mapping.ts';
import type { Exchange } from '../requests.ts';
import { tag } from './app.ts';
import { host } from './panel.ts';
import { manyOf, selectorsFor, textReading } from './selector.ts';
import { soundOf } from './sounds.ts';

/** Something that happened while recording. */
export type Happening =
  | {
      on: 'click' | 'submit';
      selector: string;
      label: string;
      page?: string | undefined;
      quantity?: Reading | undefined;
    }
  | ({ on: 'request' } & Exchange)
  | { on: 'grows'; selector: string; label: string };

/** What can be pressed; a click on a picture in a button is one on the button. */
const PRESSED = 'a, button, input, select, label, summary, [onclick], [role=button]';
/** Texts that may count what is in the cart. */
const COUNT = /^\D{0,3}\d{0,4}\D{0,3}$/;
const MOST_TEXT = 10_000;

/** Begins to record. @returns ends it. */
export function record(page: string | undefined, note: (happening: Happening) => void): () => void {
  const over = new AbortController();
  const counts = new Map<Element, number>();
  for (const element of document.querySelectorAll('body *'))
    if (!element.children.length && COUNT.test(textIn(element))) counts.set(element, numberIn(element));
  const grown = new MutationObserver(() => {
    for (const [element, before] of counts) {
      const now = numberIn(element);
      if (now <= before || !element.isConnected) continue;
      counts.set(element, now);
      const [selector] = selectorsFor(element);
      if (selector) note({ on: 'grows', selector, label: `${before} → ${now}` });
    }
  });
  grown.observe(document, { subtree: true, childList: true, characterData: true });

  const press = ({ target, type }: Event) => {
    if (target === host || !(target instanceof Element)) return;
    const on = type as 'click' | 'submit';
    const isForm = on === 'submit';
    const element = isForm ? target : (target.closest(PRESSED) ?? target);
    const [selector] = [...selectorsFor(element), ...manyOf(element)];
    const name = textIn(element) || (element as HTMLInputElement).value || element.localName;
    if (selector)
      note({ on, selector, label: name.slice(0, 40), page, quantity: isForm ? quantityIn(element) : undefined });
  };
  for (const type of ['click', 'submit']) addEventListener(type, press, { capture: true, signal: over.signal });

  tag.watchRequests?.(/./, (exchange) => {
    const { url, body, answer } = exchange;
    if (!over.signal.aborted && !/\/v1\/(batch|pick|mapping)/.test(url))
      note({ ...exchange, on: 'request', body: body.slice(0, MOST_TEXT), answer: answer.slice(0, MOST_TEXT) });
  });
  return () => {
    over.abort();
    grown.disconnect();
  };
}

/** What one fills in with how many, by the sound of its name. */
function quantityIn(form: Element): Reading | undefined {
  const inputs = [...form.querySelectorAll('input, select')];
  return textReading(inputs.find((one) => soundOf('quantity')?.test(one.getAttribute('name') ?? '')));
}

function textIn({ textContent }: Element): string {
  return (textContent ?? '').trim();
}

function numberIn(element: Element): number {
  return Number(/\d+/.exec(textIn(element))?.[0] ?? 0);
}
