import { sayIn } from '../language.ts';
import { addToCart, type Line } from './cart.ts';
import { money, pageLanguage } from './fill.ts';
import { tellLines } from './ga4.ts';
import { toast } from './toast.ts';
import { goodsValue, type KnownLine, knownLines } from './wares.ts';

/** Choosing how many, and into the cart. */
export function wireProductPage(): void {
  const form = document.querySelector<HTMLFormElement>('[data-buy]');
  if (!form) return;
  const quantity = form.elements.namedItem('quantity') as HTMLInputElement;
  const total = form.querySelector('[data-buy-total]');

  for (const button of form.querySelectorAll<HTMLElement>('[data-step]')) {
    button.addEventListener('click', () => {
      quantity.value = String(clamp(quantity.valueAsNumber + Number(button.dataset.step)));
      showTotal();
    });
  }
  quantity.addEventListener('change', () => {
    quantity.value = String(clamp(quantity.valueAsNumber));
    showTotal();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    buy(chosen(form), (event.submitter as HTMLButtonElement | null)?.value === 'checkout');
  });

  function showTotal(): void {
    if (total && form) total.textContent = money(goodsValue(chosen(form)));
  }
}

function chosen(form: HTMLFormElement): KnownLine[] {
  const data = new FormData(form);
  const line: Line = {
    id: form.dataset.buy ?? '',
    option: String(data.get('option')),
    quantity: clamp(Number(data.get('quantity'))),
  };
  return knownLines([line]);
}

function buy(lines: KnownLine[], atOnce: boolean): void {
  for (const { line } of lines) addToCart(line);
  tellLines('add_to_cart', lines, goodsValue(lines));
  if (atOnce) location.assign('/demo/checkout');
  else toast(sayIn(pageLanguage())('장바구니에 담았어요', 'Added to your cart'));
}

function clamp(quantity: number): number {
  return Math.min(99, Math.max(1, Math.round(quantity) || 1));
}
