/** A short word at the edge of the page that goes by itself. */
const SHOWN_MS = 3_000;

let timer: ReturnType<typeof setTimeout> | undefined;

export function toast(text: string): void {
  const place = document.querySelector<HTMLElement>('.toast');
  if (!place) return;
  place.textContent = text;
  place.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => {
    place.hidden = true;
  }, SHOWN_MS);
}
