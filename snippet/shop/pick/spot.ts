// Choosing an element of the page, by pointer or by keyboard. While one chooses, nothing that is done reaches the page.

export type Spotting = {
  /** The element that is framed; undefined when there is none. */
  onMark: (element: Element | undefined) => void;
  onChoose: (element: Element) => void;
  onCancel: () => void;
  /** Only what is in one of these may be chosen; the whole page when absent. */
  within?: Element[] | undefined;
  /** Ours: never chosen, and left to work as it does. */
  host: Element;
};

/** What of a touch or a press the page would act on. */
const BLOCKED =
  'pointerdown pointerup mousedown mouseup click auxclick dblclick touchstart touchend submit dragstart contextmenu'.split(
    ' ',
  );

/** Begins to choose. @returns ends it. */
export function spot({ onMark, onChoose, onCancel, within, host }: Spotting): () => void {
  let marked: Element | undefined;
  /** Where the arrow down goes back to. */
  let below: Element[] = [];
  const allowed = (element: unknown): element is Element =>
    element instanceof Element && element !== host && (!within || within.some((one) => one.contains(element)));
  const mark = (element: Element | undefined) => {
    marked = element;
    onMark(element);
  };
  const move = (event: Event) => {
    if (event.target === host) return mark(undefined);
    below = [];
    mark(allowed(event.target) ? event.target : undefined);
  };
  const block = (event: Event) => {
    if (event.target === host) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type !== 'click') return;
    // Enter on a button of the page is a click without a pointer.
    if (allowed(event.target)) onChoose(event.target);
  };
  const key = (event: KeyboardEvent) => {
    const next = stepOf(event.key, marked, below);
    if (event.key === 'Escape') onCancel();
    else if (event.key === 'Enter' && marked && event.target !== host) onChoose(marked);
    else if (next && allowed(next)) {
      if (event.key === 'ArrowUp' && marked) below.push(marked);
      next.scrollIntoView({ block: 'nearest' });
      mark(next);
    } else if (event.target === host || !event.key.startsWith('Arrow')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const options = { capture: true, passive: false };
  for (const type of BLOCKED) addEventListener(type, block, options);
  addEventListener('pointermove', move, options);
  addEventListener('keydown', key as EventListener, options);
  return () => {
    for (const type of BLOCKED) removeEventListener(type, block, options);
    removeEventListener('pointermove', move, options);
    removeEventListener('keydown', key as EventListener, options);
    onMark(undefined);
  };
}

function stepOf(key: string, from: Element | undefined, below: Element[]): Element | null | undefined {
  if (!from) return key.startsWith('Arrow') ? (document.querySelector('main, h1, body') ?? undefined) : undefined;
  if (key === 'ArrowUp') return from.parentElement;
  if (key === 'ArrowDown') return below.pop() ?? from.firstElementChild;
  if (key === 'ArrowLeft') return from.previousElementSibling;
  return key === 'ArrowRight' ? from.nextElementSibling : undefined;
}
