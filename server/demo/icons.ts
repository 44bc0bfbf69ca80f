/** The icons of the shop: strokes on a grid of 24, drawn in the colour of the text, silent to screen readers. */
import { type Html, html } from './html.ts';

const paths = {
  search: 'm20 20-4.3-4.3M18 11a7 7 0 1 1-14 0 7 7 0 0 1 14 0Z',
  person: 'M19 20c0-3.9-3.1-6-7-6s-7 2.1-7 6M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0Z',
  bag: 'M5 8h14l1 12H4L5 8Zm4 0V7a3 3 0 0 1 6 0v1',
  close: 'M6 6l12 12M18 6 6 18',
  truck: 'M3 6h11v10H3zM14 10h4l3 3v3h-7M9 18a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM19 18a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z',
  leaf: 'M5 19C4 10 10 4 20 4c0 10-6 16-15 15Zm0 0c2-5 5-8 9-10',
  gift: 'M4 11h16v9H4zM3 7h18v4H3zM12 7v13M12 7C9 7 7 6 7 4.5 7 2 11 3 12 7c1-4 5-5 5-2.5C17 6 15 7 12 7Z',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  down: 'm6 9 6 6 6-6',
} as const;

export function icon(name: keyof typeof paths): Html {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${paths[name]}"/></svg>`;
}
