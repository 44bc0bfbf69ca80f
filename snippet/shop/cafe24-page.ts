// What pages of Cafe24 have on their window, observed on shops: no document names it, so nothing is taken for granted. PC and
// mobile skins have the same.
import { attempt, later } from '../guard.ts';
import type { Tag } from '../part.ts';

/** A line of a basket or of an order form. `product_sum_price` is not read: it is of one piece here, and of the line there. */
export type BasketLine = {
  product_no: number;
  product_name: string;
  product_price: number | string;
  product_sale_price?: number | string;
  /** What the chosen option costs more. */
  opt_price?: number | string;
  /** `quantity` counts gifts as well. */
  product_qty?: number | string;
  quantity: number | string;
  opt_str?: string;
  item_code?: string;
};

export type OrderData = {
  order_id?: string;
  payed_amount?: number | string;
  total_basic_ship_fee?: number | string;
  order_product?: {
    product_no: number;
    product_name: string;
    product_price: number | string;
    /** Of all pieces, with options and discounts. */
    sub_total_price?: number | string;
    quantity: number | string;
    category_name_1?: string;
  }[];
};

type Member = { member_id?: string | null; group_name?: string | null; group_no?: string | number | null };

export type Cafe24Page = {
  iProductNo?: number | string;
  product_name?: string;
  product_price?: string;
  product_sale_price?: string;
  /** JSON: what is sold, by item code. `option_price` is the whole price of it. */
  option_stock_data?: string;
  aBasketProductData?: BasketLine[];
  aBasketProductOrderData?: BasketLine[];
  EC_FRONT_EXTERNAL_SCRIPT_VARIABLE_DATA?: OrderData;
  CAFE24?: { FRONT_EXTERNAL_SCRIPT_VARIABLE_DATA?: OrderData };
  SHOP?: { getCurrency?: () => string };
  CAPP_ASYNC_METHODS?: { IS_LOGIN?: boolean; member?: { getData: () => Member } };
  CAFE24API?: { getMemberInfo?: (hear: (answer: { id?: Member }) => void) => void };
};

export const page = globalThis as unknown as Cafe24Page;

const POLL_MS = 500;
/** Half a minute: what is slower than that does not come. */
const POLLS = 60;

/** Calls `act` with what `read` finds, as soon as it finds something; `otherwise` after half a minute without. */
export function until<Found>(
  read: () => Found | undefined,
  act: (found: Found) => void,
  otherwise?: () => void,
  polls = POLLS,
): void {
  const found = attempt(read);
  if (found) act(found);
  else if (polls) later(() => until(read, act, otherwise, polls - 1), POLL_MS);
  else otherwise?.();
}

/** Says who is logged in, with the grade. The page gets to know it late; of a guest it never does. */
export function identifyMember(tag: Tag): void {
  if (page.CAPP_ASYNC_METHODS?.IS_LOGIN === false) return;
  until(readMember, ({ member_id, group_name, group_no }) => {
    tag.call('identify', member_id, { tier: group_name ?? group_no });
  });
}

function readMember(): Member | undefined {
  let member: Member = { ...page.CAPP_ASYNC_METHODS?.member?.getData() };
  page.CAFE24API?.getMemberInfo?.(({ id }) => {
    member = { ...member, ...id };
  });
  return member.member_id ? member : undefined;
}

export function currencyOf(): { currency: string } {
  return { currency: `${attempt(() => page.SHOP?.getCurrency?.())}` };
}
