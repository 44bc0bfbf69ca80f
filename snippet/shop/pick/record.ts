// Notes what a shopper's hand does on the page and what comes of it, so that one can be chosen to be an action.
import type { Reading } from '../../../server/contract/mapping.ts';
import type { Tag } from '../../part.ts';
import type { Exchange } from '../requests.ts';
import { manyOf, selectorsFor } from './selector.ts';

/** Something that happened while recording. */
export type Happening =
  | { on: 'click' | 'submit'; selectors: string[]; label: string; page?: string; quantity?: Reading }
  | { on: 'request'; method: string; url: string; body: string; answer: string }
  | { on: 'grows'; selectors: string[]; label: string };

/** What can be pressed; a click on a picture in a button is one on the button. */
const PRESSED = 'a, button, input, select, label, summary, [role=button], [onclick]';
/** Texts that may count what is in the cart. */
const COUNT = /^\D{0,3}\d{0,4}\D{0,3}$/;
const MOST_TEXT = 20_000;

/** Begins to record. @returns ends it. */
export function record(
  tag: Tag,
  host: Element,
  page: string | undefined,
  note: (happening: Happening) => void,
): () => void {
  let over = false;
  const counts = new Map<Element, number>();
  for (const element of document.querySelectorAll(
    'header *, nav *, [class*=cart] *, [class*=basket] *, a *, button *, sup, b, em, i, span',
  )) {
    if (!element.children.length && COUNT.test(text(element))) counts.set(element, numberIn(element));
  }
  const grown = new MutationObserver(() => {
    for (const [element, before] of counts) {
      const now = numberIn(element);
      if (now <= before || !element.isConnected) continue;
      counts.set(element, now);
      const selectors = selectorsFor(element);
      if (selectors.length) note({ on: 'grows', selectors, label: `${before} → ${now}` });
    }
  });
  grown.observe(document.documentElement, { subtree: true, childList: true, characterData: true });

  const press = (event: Event) => {
    if (event.target === host || !(event.target instanceof Element)) return;
    const on = event.type === 'submit' ? 'submit' : 'click';
    const element = on === 'submit' ? event.target : (event.target.closest(PRESSED) ?? event.target);
    const selectors = [...new Set([...selectorsFor(element), ...manyOf(element).filter(several)])].slice(0, 6);
    const label = (
      text(element) ||
      element.getAttribute('value') ||
      element.getAttribute('alt') ||
      element.localName
    ).slice(0, 40);
    const quantity = on === 'submit' ? quantityIn(element) : undefined;
    if (selectors.length) note({ on, selectors, label, ...(page && { page }), ...(quantity && { quantity }) });
  };
  addEventListener('click', press, true);
  addEventListener('submit', press, true);

  tag.watchRequests?.(/./, ({ method, url, body, answer }: Exchange) => {
    if (over || /\/v1\/(batch|pick|mapping)/.test(url)) return;
    note({ on: 'request', method, url, body: body.slice(0, MOST_TEXT), answer: answer.slice(0, MOST_TEXT) });
  });
  return () => {
    over = true;
    grown.disconnect();
    removeEventListener('click', press, true);
    removeEventListener('submit', press, true);
  };
}

/** What one fills in with how many, by the sound of its name. */
function quantityIn(form: Element): Reading | undefined {
  const inputs = [...form.querySelectorAll('input, select')];
  const input = inputs.find((one) => /q(ty|uantity)|count|cnt|^ea$|^num$|^n$/i.test(one.getAttribute('name') ?? ''));
  const selector = input && selectorsFor(input)[0];
  return selector ? { from: 'text', selector } : undefined;
}

function several(selector: string): boolean {
  return document.querySelectorAll(selector).length > 1;
}

function text(element: Element): string {
  return (element.textContent ?? '').trim();
}

function numberIn(element: Element): number {
  return Number(/\d+/.exec(text(element))?.[0] ?? 0);
}
