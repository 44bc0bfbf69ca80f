import { signal } from '@preact/signals';

/** Long enough to read a sentence twice. */
const SHOWN_MS = 5_000;

export type Toast = { id: number; text: string; tone: 'good' | 'bad' };

export const toasts = signal<readonly Toast[]>([]);
let last = 0;

/** Says something briefly at the edge of the screen; screen readers hear it too. */
export function toast(text: string, tone: Toast['tone'] = 'good'): void {
  const id = ++last;
  toasts.value = [...toasts.value, { id, text, tone }];
  setTimeout(() => {
    toasts.value = toasts.value.filter((one) => one.id !== id);
  }, SHOWN_MS);
}
