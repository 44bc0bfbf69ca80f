export type Child = Node | string | false | undefined | Child[];

/**
 * Makes an element. A property that is a function listens to the event of its name; all others are attributes, left out when
 * false or undefined. Text is text: nothing is ever parsed as HTML.
 */
export function h(tag: string, props?: Record<string, unknown>, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (typeof value === 'function') element.addEventListener(name, value as EventListener);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...(children.flat(9) as Child[]).filter((child): child is Node | string => !!child));
  return element;
}
