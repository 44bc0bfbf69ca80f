// What pick mode draws on: a panel, and frames around elements, in a shadow root of its own in the top layer. The page's own
// tree gets one element, and nothing of it is changed.

import { type Child, h, nodesOf } from './element.ts';
import { sheet } from './sheet.ts';

/** What a page does with clicks and keys is not for those of the panel. */
const OURS =
  'click pointerdown pointerup mousedown mouseup touchstart touchend submit keydown keyup keypress change focusin focusout input wheel';

/** The element that everything of ours is in. */
export let host: HTMLElement;
let root: ShadowRoot;
let layer: HTMLElement;
let panel: HTMLElement;
let framed: () => HTMLElement[] = () => [];

export function openPanel(): void {
  host = h('div', { 'data-dangol': '' });
  root = host.attachShadow({ mode: 'open' });
  layer = h('div', { class: 'layer', popover: 'manual', 'aria-hidden': 'true' });
  panel = h('section', { class: 'panel', popover: 'manual', role: 'dialog' });
  root.append(layer, panel);
  document.documentElement.append(host);
  // Browsers without constructable style sheets have no popovers either: the owner takes another.
  const style = new CSSStyleSheet();
  style.replaceSync(sheet);
  root.adoptedStyleSheets = [style];
  for (const type of OURS.split(' ')) host.addEventListener(type, (event) => event.stopPropagation());
  layer.showPopover();
  panel.showPopover();
  for (const type of ['scroll', 'resize']) addEventListener(type, place, { capture: true, passive: true });
}

/** Draws the panel anew; the focus stays on what has the same `data-key`. */
export function drawPanel(look: string, label: string, ...children: Child[]): void {
  const key = (root.activeElement as HTMLElement | null)?.dataset.key;
  const body = () => panel.querySelector('.body');
  const top = body()?.scrollTop;
  panel.className = `panel ${look}`;
  panel.ariaLabel = label;
  panel.replaceChildren(...nodesOf(children));
  body()?.scrollTo(0, top ?? 0);
  if (key) panel.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

/** Frames elements: the one that is pointed at with what it says, and others like it. */
export function frame(element?: Element, label = '', others: Element[] = []): void {
  framed = () => {
    const boxes = others.slice(0, 60).map((one) => boxOf(one, 'also'));
    if (element) {
      // Above the element, or in it where there is no room above.
      const where = element.getBoundingClientRect().top < 28 && 'in';
      boxes.push(
        boxOf(element, 'box', h('span', { class: where }, h('b', {}, element.localName), label && ` ${label}`)),
      );
    }
    return boxes;
  };
  place();
}

function place(): void {
  layer.replaceChildren(...framed());
}

function boxOf(element: Element, name: string, label?: Child): HTMLElement {
  const { top, left, width, height } = element.getBoundingClientRect();
  const box = h('div', { class: name }, label);
  // Through the object model: a strict policy of the page forbids the attribute alone.
  box.style.cssText = `top:${top}px;left:${left}px;width:${width}px;height:${height}px`;
  return box;
}
