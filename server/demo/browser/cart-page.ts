import { cookieNames } from '../cookie-names.ts';
import { readCart, setQuantity } from './cart.ts';
import { readCookie, writeCookie } from './cookie.ts';
import { copyTemplate, fillSums, findPage, money, pageLanguage, showFilled, slot } from './fill.ts';
import { tellLines } from './ga4.ts';
import { discountOf, totalsOf } from './price.ts';
import { goodsValue, type KnownLine, knownLines } from './wares.ts';

/** The cart: quantities, removing, a discount code. */
export function wireCartPage(): void {
  const page = findPage('cart');
  if (!page) return;
  const lines = knownLines(readCart());
  tellLines('view_cart', lines, goodsValue(lines));
  wireCouponForm(page);
  draw(page);
}

function draw(page: HTMLElement): void {
  const lines = knownLines(readCart());
  showFilled(page, lines.length > 0);
  page.querySelector('[data-lines]')?.replaceChildren(...lines.map((line) => drawLine(page, line)));
  const goods = goodsValue(lines);
  fillSums(page, totalsOf(goods, readCookie(cookieNames.coupon), false));
  showCoupon(page, goods);
}

function drawLine(page: HTMLElement, known: KnownLine): HTMLElement {
  const { line, ware } = known;
  const row = copyTemplate('line');
  slot<HTMLAnchorElement>(row, 'link').href = ware.href;
  slot<HTMLImageElement>(row, 'picture').src = ware.picture;
  const name = slot<HTMLAnchorElement>(row, 'name');
  name.href = ware.href;
  name.textContent = ware.name;
  slot(row, 'option').textContent = ware.options[line.option] ?? line.option;
  slot(row, 'quantity').textContent = String(line.quantity);
  slot(row, 'price').textContent = money(ware.item.price * line.quantity);
  for (const button of row.querySelectorAll<HTMLButtonElement>('[data-step]')) {
    const step = Number(button.dataset.step);
    button.disabled = line.quantity + step < 1 || line.quantity + step > 99;
    button.addEventListener('click', () => change(page, known, step));
  }
  row.querySelector('[data-remove]')?.addEventListener('click', () => change(page, known, -line.quantity));
  return row;
}

/** GA4 knows no change of quantity: more is an adding, less a removing of the difference. */
function change(page: HTMLElement, { line, ware }: KnownLine, step: number): void {
  const difference: KnownLine[] = [{ ware, line: { ...line, quantity: Math.abs(step) } }];
  setQuantity(line, line.quantity + step);
  tellLines(step > 0 ? 'add_to_cart' : 'remove_from_cart', difference, goodsValue(difference));
  draw(page);
}

function wireCouponForm(page: HTMLElement): void {
  const form = page.querySelector<HTMLFormElement>('[data-coupon]');
  const input = form?.elements.namedItem('coupon') as HTMLInputElement | undefined;
  if (!form || !input) return;
  input.value = readCookie(cookieNames.coupon) ?? '';
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const code = input.value.trim().toUpperCase();
    input.value = code;
    writeCookie(cookieNames.coupon, code || undefined);
    draw(page);
  });
}

function showCoupon(page: HTMLElement, goods: number): void {
  const state = page.querySelector<HTMLElement>('[data-coupon-state]');
  const code = readCookie(cookieNames.coupon);
  if (!state) return;
  const { good, bad, short } = state.dataset;
  const discount = discountOf(code);
  state.classList.toggle('is-bad', Boolean(code && !discount));
  if (!code) state.textContent = '';
  else if (!discount) state.textContent = bad ?? '';
  else state.textContent = `${goods < discount.from ? short : good}${discount.name[pageLanguage()]}`;
}
