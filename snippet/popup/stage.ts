/**
 * A frame's life on the page: into the top layer, above whatever z-index the shop uses; keys and clicks that close it; the
 * focus given back. Browsers without `<dialog>` or popovers get the same frame, fixed above the page by its z-index.
 */

/**
 * Opens the frame. A modal one takes the focus and keeps it; another leaves it where it is.
 * @returns closes it, and gives the focus back to where it was before it came into the frame.
 */
export function openFrame(frame: HTMLElement, modal: boolean, onClose: () => void): () => void {
  let before = modal ? document.activeElement : null;
  if (!modal) {
    frame.addEventListener('focusin', (event) => {
      before ??= event.relatedTarget as Element | null;
    });
  }
  if (modal) keepScroll(frame);
  closeOn(frame, modal, onClose);
  toTopLayer(frame, modal);
  if (modal) frame.focus({ preventScroll: true });
  return () => {
    const within = frame.matches(':focus-within');
    if ('close' in frame) (frame as HTMLDialogElement).close();
    if ((modal || within) && before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
}

function toTopLayer(frame: HTMLElement, modal: boolean): void {
  if (modal && 'showModal' in frame) (frame as HTMLDialogElement).showModal();
  else if (!modal && 'showPopover' in frame) frame.showPopover();
}

/** The wheel moves what scrolls in the frame and nothing under it; fingers are kept by `touch-action`. Ctrl zooms. */
function keepScroll(frame: HTMLElement): void {
  const keep = (event: WheelEvent) => {
    const body = (event.target as Element).closest('.body');
    const scrolls = body && body.scrollHeight > body.clientHeight;
    if (!scrolls && !event.ctrlKey) event.preventDefault();
  };
  frame.addEventListener('wheel', keep, { passive: false });
}

function closeOn(frame: HTMLElement, modal: boolean, onClose: () => void): void {
  frame.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      // One Escape closes one thing: not the shop's drawer as well.
      event.stopPropagation();
      onClose();
    }
    if (modal && event.key === 'Tab') keepFocus(frame, event);
  });
  // Escape with the focus elsewhere, or the back gesture of Android: https://html.spec.whatwg.org/#close-requests.
  frame.addEventListener('cancel', (event) => {
    event.preventDefault();
    onClose();
  });
  frame.addEventListener('close', onClose);
  if (modal) closeOnScrim(frame, onClose);
}

/** A press that begins on the card and ends beside it selects text; only one that begins and ends beside it closes. */
function closeOnScrim(frame: HTMLElement, onClose: () => void): void {
  let pressed: EventTarget | null = null;
  frame.addEventListener('pointerdown', (event) => {
    pressed = event.target;
  });
  frame.addEventListener('click', (event) => {
    if (event.target === frame && pressed === frame) onClose();
  });
}

/** Tab goes round within the frame; `<dialog>` alone lets it leave for the browser's own buttons. */
function keepFocus(frame: HTMLElement, event: KeyboardEvent): void {
  const stops = frame.querySelectorAll<HTMLElement>('a, button');
  const first = stops[0];
  const last = stops[stops.length - 1];
  const now = (frame.getRootNode() as ShadowRoot).activeElement;
  const [edge, next] = event.shiftKey ? [first, last] : [last, first];
  if (now !== edge && !(event.shiftKey && now === frame)) return;
  event.preventDefault();
  next?.focus();
}
