import { fire } from './armed.ts';

/** A click anywhere on the page. */
export function checkClick(target: EventTarget | null): void {
  fire('click', ({ selector = '' }) => (target as Element).closest(selector) && { selector });
}
