// Cafe24 (카페24) but for the pages of an order: products are looked at, and put into the basket by a request.
import type { Item, Params } from '../../server/contract/event.ts';
import { attempt } from '../guard.ts';
import type { Tag } from '../part.ts';
import { currencyOf, identifyMember, page } from './cafe24-page.ts';
import { keep } from './order.ts';
import type { Exchange } from './requests.ts';
import { tellItems } from './tell-items.ts';

type Choice = { option_price?: number; option_value?: string };

/** Reads the page and watches what is put into the basket. */
export function start(tag: Tag): void {
  identifyMember(tag);
  const product = readProduct(tag.product?.());
  const read = () => {
    // A basket that is seen again after this may have changed in any way.
    keep('basket');
    if (product) tellItems(tag, 'view_item', [product], currencyOf());
    const term = new URLSearchParams(location.search).get('keyword');
    if (term) tag.tell('platform', 'search', { search_term: term });
    if (role('MEMBER_JOINRESULT')) tag.tell('platform', 'sign_up');
  };
  tag.entered.push(read);
  read();
  tag.watchRequests?.(/\/exec\/front\/(order\/basket|product\/wishlist)/i, ({ url, body, answer }: Exchange) => {
    const sent = new URLSearchParams(body);
    const { result, command } = JSON.parse(answer);
    const items = readAdded(sent, product, attempt(() => JSON.parse(page.option_stock_data ?? '')) ?? {});
    if (result === 'SUCCESS' && command !== 'del' && /wish/i.test(url))
      tellItems(tag, 'add_to_wishlist', items, currencyOf());
    if (sent.get('command') !== 'add' || !(result >= 0)) return;
    const way = sent.get('redirect') ?? '2';
    // Who buys at once goes on to the order form, which tells. Who pays with Naver leaves the shop for another one's form.
    if (way === '2') tellItems(tag, 'add_to_cart', items, currencyOf());
    if (way === 'naver_checkout')
      tellItems(tag, 'begin_checkout', items, { ...currencyOf(), payment_type: 'naverpay' });
  });
}

/** @param said what it says of itself to search engines: there the price is the one of the sale */
export function readProduct(said?: Params): Item | undefined {
  if (!page.iProductNo) return undefined;
  const [known] = said?.items ?? [];
  const category = Array.from(document.querySelectorAll('.xans-product-headcategory li:not(.displaynone)')).pop();
  return {
    item_id: `${page.iProductNo}`,
    item_name: page.product_name ?? known?.item_name ?? '',
    item_category: category?.textContent?.trim(),
    price: Number(page.product_sale_price || known?.price || page.product_price),
    quantity: 1,
  };
}

/** What a request puts into the basket: a product once, or each choice of its options. */
export function readAdded(sent: URLSearchParams, shown: Item | undefined, choices: Record<string, Choice>): Item[] {
  const id = sent.get('product_no');
  const product = shown?.item_id === id ? shown : { item_id: `${id}`, price: Number(sent.get('product_price')) };
  const selected = sent.getAll('selected_item[]');
  return (selected[0] ? selected : [`${sent.get('quantity')}`]).map((one) => {
    const [quantity, code = ''] = one.split('||');
    const { option_price, option_value } = choices[code] ?? {};
    return {
      ...product,
      ...(option_value && { item_variant: option_value.replace(/#\$%/g, ' / ') }),
      price: Number(option_price ?? product?.price),
      quantity: Number(quantity) || 1,
    };
  });
}

function role(name: string): boolean {
  return !!document.querySelector(`meta[name=path_role][content=${name}]`);
}
