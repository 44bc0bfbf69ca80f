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
    else if (value !== undefined && value !== false) element.setAttribute(name, value as string);
  }
  element.append(...nodesOf(children));
  return element;
}

export function nodesOf(children: Child[]): (Node | string)[] {
  return (children.flat(9) as Child[]).filter((child): child is Node | string => !!child);
}

/** @param key the same for the same button of the next drawing: the focus stays on it. */
export function button(key: string, label: Child, click: () => void, more?: Record<string, unknown>): HTMLElement {
  return h('button', { type: 'button', 'data-key': key, click, ...more }, label);
}

/** A button that looks like a link, of the word that is its key. */
export function link(word: string, act: () => void): HTMLElement {
  return button(word, say(word), act, { class: 'link' });
}

export function part(title: Child, ...children: Child[]): HTMLElement {
  return h('div', { class: 'part' }, title && h('h2', {}, title), children);
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

/** The last line of a screen: takes away what the screen is about. */
export function removal(act: () => void): HTMLElement {
  return h('div', { class: 'end' }, link('remove', act));
}

export function mark(text: Child, isGood: unknown): HTMLElement {
  return h('em', { class: !isGood && 'no' }, text);
}

/** A line of a list that leads somewhere: what it is, what is known of it, and a mark. */
export function entry(key: string, name: Child, about: Child, sign: Child, isGood: boolean, go: () => void): Child {
  const words = h('span', {}, name, about && h('small', {}, about));
  return h('li', {}, button(key, [words, sign && mark(sign, isGood)], go));
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

/** A line of text that is taken when it is left. */
export function line(key: string, label: string, value: string, take: (text: string) => void): HTMLElement {
  const change = ({ target }: Event) => take((target as HTMLInputElement).value.trim());
  return h('input', { type: 'text', 'aria-label': label, 'data-key': key, value, change });
}
