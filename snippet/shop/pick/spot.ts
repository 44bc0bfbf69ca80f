// Choosing an element of the page, by pointer or by keyboard. While one chooses, nothing that is done reaches the page.
import { host } from './panel.ts';

/** What of a touch or a press the page would act on. */
const BLOCKED =
  'click pointerdown pointerup mousedown mouseup touchstart touchend submit auxclick dblclick dragstart contextmenu';

/** Where the arrow keys lead. */
const steps: Record<string, 'parentElement' | 'firstElementChild' | 'previousElementSibling' | 'nextElementSibling'> = {
  ArrowUp: 'parentElement',
  ArrowDown: 'firstElementChild',
  ArrowLeft: 'previousElementSibling',
  ArrowRight: 'nextElementSibling',
};

/**
 * Begins to choose. @returns ends it.
 *
 * @param onMark is given the element to be framed; undefined when there is none.
 * @param within only what is in one of these may be chosen; the whole page when absent.
 */
export function spot(
  onMark: (element?: Element) => void,
  onChoose: (element: Element) => void,
  onCancel: () => void,
  within?: Element[],
): () => void {
  let marked: Element | undefined;
  /** Where the arrow down goes back to. */
  let below: Element[] = [];
  const allowed = (element: unknown): element is Element =>
    element instanceof Element && element !== host && (!within || within.some((one) => one.contains(element)));
  const mark = (element?: Element) => {
    marked = element;
    onMark(element);
  };
  const stop = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const move = ({ target }: Event) => {
    below = [];
    mark(allowed(target) ? target : undefined);
  };
  const block = (event: Event) => {
    const { target, type } = event;
    if (target === host) return;
    stop(event);
    // Enter on a button of the page is a click without a pointer.
    if (type === 'click' && allowed(target)) onChoose(target);
  };
  const press = (event: KeyboardEvent) => {
    const { key, target } = event;
    const step = steps[key];
    const back = key === 'ArrowDown' && below.pop();
    const next = step && (marked ? back || marked[step] : document.querySelector('main, h1, body'));
    if (key === 'Escape') onCancel();
    else if (key === 'Enter' && marked && target !== host) onChoose(marked);
    else if (allowed(next)) {
      if (key === 'ArrowUp' && marked) below.push(marked);
      next.scrollIntoView({ block: 'nearest' });
      mark(next);
    } else if (target === host || !step) return;
    stop(event);
  };
  const over = new AbortController();
  const options = { capture: true, passive: false, signal: over.signal };
  for (const type of BLOCKED.split(' ')) addEventListener(type, block, options);
  addEventListener('pointermove', move, options);
  addEventListener('keydown', press, options);
  return () => {
    over.abort();
    onMark();
  };
}
