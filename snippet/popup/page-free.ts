/** How often a page that is not free is looked at again. Judgement: feels immediate, costs nothing. */
const LOOK_MS = 250;

/**
 * Waits until a message can be seen and disturbs nothing: the page is in front, and the shop shows no dialog of its own.
 * @returns false when that was not so before `deadline` (milliseconds since 1970).
 */
export async function pageFree(deadline: number): Promise<boolean> {
  while (document.hidden || document.fullscreenElement || shopDialogOpen() || isTaught()) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return Date.now() <= deadline;
}

/** The owner is teaching the page: see `shop/pick`. */
function isTaught(): boolean {
  return document.querySelector('[data-dangol]') !== null;
}

function shopDialogOpen(): boolean {
  return [...document.querySelectorAll('dialog[open], [aria-modal=true]')].some(
    (element) => takesPage(element) && onScreen(element),
  );
}

/** `dialog.show()` opens one that leaves the page usable. */
function takesPage(element: Element): boolean {
  return element.matches('[aria-modal=true]') || matchesModal(element);
}

/** Browsers before 2022 do not know `:modal` and throw. */
function matchesModal(element: Element): boolean {
  try {
    return element.matches(':modal');
  } catch {
    return true;
  }
}

/** Shops keep closed dialogs in the page: hidden, see-through or moved off the screen. */
function onScreen(element: Element): boolean {
  const { top, left, bottom, right, width, height } = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const seen = style.visibility === 'visible' && style.opacity !== '0';
  return seen && width > 0 && height > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
}
