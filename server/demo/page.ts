/** The demo shop as one function: an address and cookies in, a page out. */
import type { DemoAnswer, DemoOptions } from './answer.ts';
import { getCategory, getProduct } from './catalogue.ts';
import { cookieNames } from './cookie-names.ts';
import { discountAnswer } from './discount.ts';
import { layout, type Page } from './layout.ts';
import { accountPage } from './pages/account.ts';
import { cartPage } from './pages/cart.ts';
import { checkoutPage } from './pages/checkout.ts';
import { eventPage } from './pages/event.ts';
import { freshPage } from './pages/fresh.ts';
import { guidePage } from './pages/guide.ts';
import { homePage } from './pages/home.ts';
import { listPage } from './pages/list.ts';
import { logInPage, signUpPage } from './pages/log-in.ts';
import { missingPage } from './pages/missing.ts';
import { orderPage } from './pages/order.ts';
import { productPage } from './pages/product.ts';
import { searchPage } from './pages/search.ts';
import { readVisit, type Visit } from './visit.ts';

/** A year. */
const LANGUAGE_SECONDS = 31_536_000;

const pages: Record<string, (visit: Visit) => Page> = {
  '/demo/': homePage,
  '/demo/search': searchPage,
  '/demo/cart': cartPage,
  '/demo/checkout': checkoutPage,
  '/demo/order/complete': orderPage,
  '/demo/login': logInPage,
  '/demo/signup': signUpPage,
  '/demo/account': accountPage,
  '/demo/event': eventPage,
  '/demo/guide': guidePage,
};

/**
 * The page at an address under `/demo/`. Assets (`/demo/assets/…`, files of `dist/public/demo`) are not its business.
 *
 * @param url path and query as they were requested, `/demo/search?q=린넨`
 * @param cookieHeader the `cookie` header; empty when there is none
 */
export function demoPage(url: string, cookieHeader: string, options: DemoOptions): DemoAnswer {
  const visit = readVisit(url, cookieHeader);
  if (visit.path.startsWith('/demo/discount/')) return discountAnswer(visit);
  if (visit.path === '/demo/fresh') return answer(visit, 200, freshPage(visit, options).text);

  const page = findPage(visit) ?? missingPage(visit);
  return answer(visit, page.status ?? 200, layout(visit, page, options).text);
}

function findPage(visit: Visit): Page | undefined {
  const [, , kind, id = '', ...rest] = visit.path.split('/');
  if (kind === 'product' && rest.length === 0) {
    const product = getProduct(id);
    return product && productPage(visit, product);
  }
  if (kind === 'category' && rest.length === 0) {
    const category = getCategory(id);
    return id === 'all' || category ? listPage(visit, category) : undefined;
  }
  return Object.hasOwn(pages, visit.path) ? pages[visit.path]?.(visit) : undefined;
}

function answer({ language, languageChosen }: Visit, status: number, html: string): DemoAnswer {
  const headers: Record<string, string> = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' };
  if (languageChosen) {
    headers['set-cookie'] =
      `${cookieNames.language}=${language}; Path=/demo/; Max-Age=${LANGUAGE_SECONDS}; SameSite=Lax`;
  }
  return { status, headers, html };
}
