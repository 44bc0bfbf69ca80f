/** Fills what the server wrote: templates with named slots, sums, and the state a page is in. */
import { type Language, won } from '../language.ts';
import type { Totals } from './price.ts';
import type { KnownLine } from './wares.ts';

export function pageLanguage(): Language {
  return document.documentElement.lang === 'en' ? 'en' : 'ko';
}

export function money(amount: number): string {
  return won(amount, pageLanguage());
}

/** The part of the page with this `data-page`; undefined on other pages. */
export function findPage(name: string): HTMLElement | undefined {
  return document.querySelector<HTMLElement>(`[data-page="${name}"]`) ?? undefined;
}

/** Shows either what is there or that there is nothing. */
export function showFilled(page: HTMLElement, filled: boolean): void {
  for (const part of page.querySelectorAll<HTMLElement>('[data-filled]')) part.hidden = !filled;
  for (const part of page.querySelectorAll<HTMLElement>('[data-empty]')) part.hidden = filled;
}

/** A copy of the first element of a template. */
export function copyTemplate(id: string): HTMLElement {
  const template = document.getElementById(id) as HTMLTemplateElement;
  return template.content.firstElementChild?.cloneNode(true) as HTMLElement;
}

/** The element in `root` that is to be filled with `name`. */
export function slot<Kind extends HTMLElement = HTMLElement>(root: ParentNode, name: string): Kind {
  return root.querySelector(`[data-slot="${name}"]`) as Kind;
}

/** Writes the sum of an order; rows without an amount disappear, but free delivery is worth saying. */
export function fillSums(root: ParentNode, totals: Totals): void {
  const sums = root.querySelector<HTMLElement>('.sums');
  if (!sums) return;
  const off = (amount: number) => `−${money(amount)}`;
  write('goods', money(totals.goods));
  write('coupon', off(totals.coupon), totals.coupon > 0);
  write('checkout', off(totals.checkout), totals.checkout > 0);
  write('shipping', totals.shipping > 0 ? money(totals.shipping) : (sums.dataset.free ?? ''));
  write('total', money(totals.total));

  function write(name: string, text: string, shown = true): void {
    const figure = sums?.querySelector<HTMLElement>(`[data-sum="${name}"]`);
    if (figure) figure.textContent = text;
    const row = sums?.querySelector<HTMLElement>(`[data-row="${name}"]`);
    if (row) row.hidden = !shown;
  }
}

/** Short lines of an order: picture, name, how many, price. */
export function fillMiniLines(list: Element | null, lines: readonly KnownLine[]): void {
  list?.replaceChildren(
    ...lines.map(({ line, ware }) => {
      const item = document.createElement('li');
      const picture = new Image(48, 60);
      picture.src = ware.picture;
      picture.alt = '';
      const name = document.createElement('span');
      name.textContent = `${ware.name} · ${ware.options[line.option] ?? line.option} × ${line.quantity}`;
      const price = document.createElement('b');
      price.textContent = money(ware.item.price * line.quantity);
      item.append(picture, name, price);
      return item;
    }),
  );
}
