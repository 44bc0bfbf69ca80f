import type { DecidedCoupon } from '../contract/decision.ts';
import { MAX_STRING, MAX_TEXT } from '../contract/limits.ts';
import type { Block, Message } from '../contract/message.ts';
import { personalPaths } from '../contract/personal.ts';
import type { SiteSettings } from '../contract/site.ts';
import { worthOf } from './cart.ts';
import { countItems, itemsOf } from './filter.ts';
import type { Person } from './person.ts';
import { fillIn, type PersonalContext } from './template.ts';
import { momentOf } from './zone.ts';

/** Language of amounts for a browser that does not tell its own. */
const DEFAULT_LANGUAGE = 'ko';

/** What a text can say of this person: their name, the last product they looked at, their cart, their last search. */
export function personalContext(
  person: Person,
  { currency }: SiteSettings,
  coupon: DecidedCoupon | undefined,
): PersonalContext {
  const { cart, past } = person;
  // Whoever uses the browser after a log-out is not to read the customer's name.
  const attributes = person.loggedIn ? person.attributes : {};
  const viewed = past.findLast(({ name, params }) => name === 'view_item' && itemsOf(params).length > 0);
  const [product] = viewed ? itemsOf(viewed.params) : [];
  const searched = past.findLast(({ name }) => name === 'search');
  return {
    // Only amounts ask for it.
    get language() {
      return knownLanguage(person.device?.language);
    },
    currency,
    values: {
      customer: { name: attributes.name, points: attributes.points, tier: attributes.tier, attributes },
      product: { name: product?.item_name, price: product?.price, category: product?.item_category },
      cart: { count: countItems(cart), value: worthOf(cart), first: cart[0]?.item_name },
      search: { term: searched?.params.search_term },
      coupon: { code: coupon?.code, label: coupon?.label },
    },
  };
}

/** The made-up shopper of a preview. */
export function sampleContext({ currency }: SiteSettings, coupon: DecidedCoupon | undefined): PersonalContext {
  const values: PersonalContext['values'] = {};
  for (const [path, sample] of Object.entries(personalPaths)) {
    const [group = '', name = ''] = path.split('.');
    values[group] = { ...values[group], [name]: sample };
  }
  if (coupon) values.coupon = { code: coupon.code, label: coupon.label };
  return { language: DEFAULT_LANGUAGE, currency, values };
}

/** A message as it is shown: texts filled in, links checked, countdowns in milliseconds UTC. */
export function fillMessage(
  message: Message,
  context: PersonalContext,
  zone: string,
  coupon: DecidedCoupon | undefined,
): Message {
  return { ...message, blocks: message.blocks.flatMap((block) => fillBlock(block, context, zone, coupon) ?? []) };
}

/** Undefined for a countdown that has nothing to count to. */
function fillBlock(
  block: Block,
  context: PersonalContext,
  zone: string,
  coupon: DecidedCoupon | undefined,
): Block | undefined {
  const fill = (text: string) => cut(fillIn(text, context));
  switch (block.type) {
    case 'heading':
    case 'text':
      return { ...block, text: fill(block.text) };
    case 'image':
      return { ...block, alt: fill(block.alt) };
    case 'button':
      return fillButton({ ...block, text: fill(block.text) }, context);
    case 'countdown': {
      const until = typeof block.until === 'string' ? momentOf(block.until, zone) : (block.until ?? coupon?.expiresAt);
      return until === undefined ? undefined : { ...block, ...(block.text && { text: fill(block.text) }), until };
    }
    case 'coupon':
      return block;
  }
}

/** Where a button may lead once personal parts are filled in; `/\` is `//` to a browser, another site. */
const safeHref = /^(https?:\/\/|tel:|mailto:|\/(?![/\\])|#|\?)/i;

/** A button whose link came out as something else than a link, or too long for one, only closes. */
function fillButton(button: Extract<Block, { type: 'button' }>, context: PersonalContext): Block {
  if (button.href === undefined) return button;
  const { href: template, ...rest } = button;
  const href = fillIn(template, context, (value, opens) =>
    opens ? value.trim() : encodeURIComponent(value.toWellFormed()),
  );
  return safeHref.test(href) && href.length <= MAX_STRING ? { ...rest, href } : { ...rest, action: 'close' };
}

function cut(text: string): string {
  return text.length <= MAX_TEXT ? text : [...text].slice(0, MAX_TEXT).join('');
}

/** A language that `Intl` takes; browsers can be told to send anything. */
function knownLanguage(language: string | undefined): string {
  try {
    return Intl.getCanonicalLocales(language ?? DEFAULT_LANGUAGE)[0] ?? DEFAULT_LANGUAGE;
  } catch {
    return DEFAULT_LANGUAGE;
  }
}
