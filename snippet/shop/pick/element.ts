import { say } from './words.ts';

export type Child = Node | string | false | undefined | null | Child[];

/**
 * Makes an element. A property that is a function listens to the event of its name; all others are attributes, left out when
 * false or undefined. Text is text: nothing is ever parsed as HTML.
 */
export function h(tag: string, props: Record<string, unknown>, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name, value as EventListener);
    else if (value != null && value !== false) element.setAttribute(name, value as string);
  }
  element.append(...nodesOf(children));
  return element;
}

export function nodesOf(children: Child[]): (Node | string)[] {
  return children.flat(9).filter(Boolean) as (Node | string)[];
}

/** @param key the same for the same button of the next drawing: the focus stays on it. Absent a label, the word for it. */
export function button(key: string, click: () => void, label: Child = say(key), more?: object): HTMLElement {
  return h('button', { type: 'button', 'data-key': key, click, ...more }, label);
}

/** A button that looks like a link, of the word that is its key. */
export function link(word: string, act: () => void): HTMLElement {
  return button(word, act, say(word), { class: 'link' });
}

/** The button of what one most likely wants next, of the word that is its key. */
export function main(word: string, act: () => void): HTMLElement {
  return button(word, act, say(word), { class: 'main' });
}

/** @param word the title. */
export function part(word: string, ...children: Child[]): HTMLElement {
  return h('div', { class: 'part' }, h('h2', {}, say(word)), children);
}

export function soft(...children: Child[]): HTMLElement {
  return h('p', { class: 'soft' }, children);
}

export function list(...lines: Child[]): HTMLElement {
  return h('ul', {}, lines);
}

export function chips(...buttons: Child[]): HTMLElement {
  return h('div', { class: 'chips' }, buttons);
}

export function mark(text: Child, isGood: unknown): HTMLElement {
  return h('em', { class: !isGood && 'no' }, text);
}

/** A line of a list that is only read. */
export function told(name: Child, ...about: string[]): Child {
  return h(
    'li',
    {},
    h(
      'div',
      {},
      name,
      about.map((one) => one && h('small', {}, one)),
    ),
  );
}

/** A line of a list that leads somewhere: what it is, what is known of it, whether that is well, and a sign. */
export function entry(
  key: string,
  name: Child,
  about: Child,
  isGood: boolean,
  go: () => void,
  sign = isGood ? '✓' : say('teach'),
): Child {
  const words = h('span', {}, name, about && h('small', {}, about));
  return h('li', {}, button(key, go, [words, sign && mark(sign, isGood)]));
}

/** A line of a list that is chosen, alone or among others. */
export function option(
  type: 'radio' | 'checkbox',
  key: string,
  checked: boolean,
  label: Child,
  about: Child,
  set: (on: boolean) => void,
): Child {
  const change = ({ target }: Event) => set((target as HTMLInputElement).checked);
  const box = h('input', { type, checked, 'data-key': key, name: type === 'radio' && key.split(' ')[0], change });
  return h('li', {}, h('label', {}, box, h('span', {}, label, about && h('code', {}, about))));
}

/** A line of text that is taken when it is left. @param word the label. */
export function line(word: string, value: string | undefined, take: (text: string) => void): HTMLElement {
  const change = ({ target }: Event) => take((target as HTMLInputElement).value.trim());
  return h('input', { type: 'text', 'aria-label': say(word), 'data-key': word, value, change });
}
