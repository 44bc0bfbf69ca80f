/** Takes whoever tried to save to the first field that stops them, once its error is drawn. */
export function focusFault(page: HTMLElement): void {
  requestAnimationFrame(() => page.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
