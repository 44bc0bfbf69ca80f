/** The cart: lines in this browser. */
import { readStored, writeStored } from './stored.ts';

export type Line = { id: string; option: string; quantity: number };

const KEY = 'ongi_cart';
const MAX_QUANTITY = 99;

export function readCart(): Line[] {
  return readStored<Line[]>(KEY, []);
}

export function addToCart(added: Line): void {
  const lines = readCart();
  const same = lines.find((line) => isSame(line, added));
  if (same) same.quantity = Math.min(MAX_QUANTITY, same.quantity + added.quantity);
  else lines.push(added);
  write(lines);
}

/** @param quantity nothing at 0: the line goes. */
export function setQuantity(changed: Line, quantity: number): void {
  const lines = readCart().map((line) => (isSame(line, changed) ? { ...line, quantity } : line));
  write(lines.filter((line) => line.quantity > 0));
}

export function emptyCart(): void {
  write([]);
}

/** Shows how many pieces are in the cart, in the header. */
export function showCartCount(): void {
  const count = readCart().reduce((sum, { quantity }) => sum + quantity, 0);
  for (const badge of document.querySelectorAll<HTMLElement>('[data-cart-count]')) {
    badge.textContent = String(count);
    badge.hidden = count === 0;
  }
}

function isSame(a: Line, b: Line): boolean {
  return a.id === b.id && a.option === b.option;
}

function write(lines: Line[]): void {
  writeStored(KEY, lines);
  showCartCount();
}
