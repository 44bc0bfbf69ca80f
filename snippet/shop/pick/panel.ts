// What pick mode draws on: a panel, and frames around elements, in a shadow root of its own in the top layer. The page's own
// tree gets one element, and nothing of it is changed.
import { attempt } from '../mapping/start.ts';
import { type Child, h, nodesOf } from './element.ts';
import { sheet } from './sheet.ts';

export type Panel = {
  host: HTMLElement;
  /** Draws the panel anew; the focus stays on what has the same `data-key`. */
  draw: (look: string, label: string, ...children: Child[]) => void;
  /** Frames elements: the one that is pointed at with what it says, and others like it. */
  frame: (element: Element | undefined, label?: string, others?: Element[]) => void;
};

/** What a page does with clicks and keys is not for those of the panel. */
const OURS =
  'click pointerdown pointerup mousedown mouseup touchstart touchend keydown keyup keypress input change submit focusin focusout wheel'.split(
    ' ',
  );

export function openPanel(): Panel {
  const host = h('div', { 'data-dangol': true });
  const root = host.attachShadow({ mode: 'open' });
  const layer = h('div', { class: 'layer', popover: 'manual', 'aria-hidden': 'true' });
  const panel = h('section', { class: 'panel', popover: 'manual', role: 'dialog' });
  root.append(layer, panel);
  document.documentElement.append(host);
  dress(root);
  for (const type of OURS) host.addEventListener(type, (event) => event.stopPropagation());
  for (const one of [layer, panel]) attempt(() => one.showPopover());

  let framed: [Element | undefined, string, Element[]] = [undefined, '', []];
  const place = () => layer.replaceChildren(...boxesOf(...framed));
  for (const type of ['scroll', 'resize']) addEventListener(type, place, { capture: true, passive: true });

  return {
    host,
    draw(look, label, ...children) {
      const key = (root.activeElement as HTMLElement | null)?.dataset.key;
      const { scrollTop } = panel.querySelector('.body') ?? { scrollTop: 0 };
      panel.className = `panel ${look}`;
      panel.setAttribute('aria-label', label);
      panel.replaceChildren(...nodesOf(children));
      const body = panel.querySelector('.body');
      if (body) body.scrollTop = scrollTop;
      if (key) panel.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
    },
    frame(element, label = '', others = []) {
      framed = [element, label, others];
      place();
    },
  };
}

function boxesOf(element: Element | undefined, label: string, others: Element[]): HTMLElement[] {
  const boxes = others.slice(0, 60).map((one) => boxOf(one, 'also'));
  if (!element) return boxes;
  const box = boxOf(element, 'box');
  const name = h('span', {}, h('b', {}, element.localName), label && ` ${label}`);
  // Above the element, or in it where there is no room above.
  if (element.getBoundingClientRect().top < 28) name.classList.add('in');
  box.append(name);
  return [...boxes, box];
}

function boxOf(element: Element, name: string): HTMLElement {
  const { top, left, width, height } = element.getBoundingClientRect();
  const box = h('div', { class: name });
  // Through the object model: a strict policy of the page forbids the attribute alone.
  Object.assign(box.style, { top: `${top}px`, left: `${left}px`, width: `${width}px`, height: `${height}px` });
  return box;
}

/** Browsers without constructable style sheets have no popovers either: the owner takes another. */
function dress(root: ShadowRoot): void {
  const style = new CSSStyleSheet();
  style.replaceSync(sheet);
  root.adoptedStyleSheets = [style];
}
