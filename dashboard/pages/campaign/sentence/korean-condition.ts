/** Conditions as Korean predicates: `최근 30일 동안 상품을 3번 이상 보고 구매하지 않은` (사람). */
import type { Condition } from '../../../../server/contract/audience.ts';
import type { Filter, Range, Window } from '../../../../server/contract/filter.ts';
import { isGroup, joinsSeveral, type Leaf, type LeafOf } from '../audience.ts';
import {
  deny,
  does,
  type Ending,
  exists,
  is,
  type Predicate,
  type Verb,
  verbs,
  withParticle,
} from './korean-grammar.ts';
import { channelNames, clock, deviceNames, propertyNames, quote, spanOf, weekdayNames } from './korean-names.ts';
import type { Money } from './segment.ts';

type Act = { object: string; verb: Verb };

/** What a person did, as an object with its particle and a verb; the rest is an event with a name. */
const acts: Record<string, Act> = {
  page_view: { object: '페이지를', verb: verbs.see },
  view_item_list: { object: '상품 목록을', verb: verbs.see },
  select_item: { object: '목록에서 상품을', verb: verbs.choose },
  view_item: { object: '상품을', verb: verbs.see },
  search: { object: '검색', verb: verbs.do },
  add_to_wishlist: { object: '상품을 찜', verb: verbs.do },
  add_to_cart: { object: '장바구니에 상품을', verb: verbs.put },
  remove_from_cart: { object: '장바구니에서 상품을', verb: verbs.take },
  view_cart: { object: '장바구니를', verb: verbs.see },
  begin_checkout: { object: '결제를 시작', verb: verbs.do },
  add_shipping_info: { object: '배송 정보를 입력', verb: verbs.do },
  add_payment_info: { object: '결제 정보를 입력', verb: verbs.do },
  purchase: { object: '구매', verb: verbs.do },
  refund: { object: '환불을', verb: verbs.receive },
  login: { object: '로그인', verb: verbs.do },
  logout: { object: '로그아웃', verb: verbs.do },
  sign_up: { object: '회원가입', verb: verbs.do },
  view_promotion: { object: '프로모션을', verb: verbs.see },
  select_promotion: { object: '프로모션을', verb: verbs.press },
};

/** The act with its filters and count in place: `카테고리가 ‘상의’인 상품을` · `3번 이상` · 보다. */
export function act(name: string, where: Filter[] = []): Act {
  const known = acts[name] ?? { object: `${quote(name)} 이벤트가 발생`, verb: verbs.do };
  const filters = described(where);
  if (filters === '') return known;
  // What is described must be a noun of its own: 금액이 50,000 이상인 구매를 (한).
  const object =
    known.object.includes(' ') || /[을를]$/.test(known.object) ? known.object : withParticle(known.object, '을/를');
  // It is the product that is described, not the cart that it is in: 장바구니에 카테고리가 ‘상의’인 상품을 (담은).
  const whole = object.includes('상품') ? object.replace('상품', `${filters} 상품`) : `${filters} ${object}`;
  return { ...known, object: whole };
}

/** Filters before the noun that they describe: `카테고리가 ‘상의’이고 가격이 30,000 이상인`. */
export function described(where: Filter[]): string {
  const last = where.length - 1;
  return where.map((filter, index) => comparison(filter).yes[index === last ? 'of' : 'and']).join(' ');
}

/** A group joins what it holds; a group of the other kind inside stands in brackets. */
export function phrase(condition: Condition, ending: Ending, money: Money, said = true): string {
  if (condition.kind === 'not') return phrase(condition.of, ending, money, !said);
  if (!isGroup(condition)) return predicate(condition, money)[said ? 'yes' : 'no'][ending];
  if (condition.of.length === 0) return is(said === (condition.kind === 'all') ? '누구나' : '아무도').yes[ending];
  // Denying turns "all" into "any of the denials" and the other way round.
  const link: Ending = said === (condition.kind === 'all') ? 'and' : 'or';
  const last = condition.of.length - 1;
  const parts = condition.of.map((member, index) => {
    const text = phrase(member, index === last ? ending : link, money, said);
    return last > 0 && joinsSeveral(member) ? `(${text})` : text;
  });
  return parts.join(last > 1 ? ', ' : ' ');
}

function predicate(condition: Leaf, money: Money): Predicate {
  switch (condition.kind) {
    case 'event': {
      const { object, verb } = act(condition.name, condition.where);
      const never = condition.times.atMost === 0;
      const done = does(insertTimes(`${since(condition.within)}${object}`, never ? '' : times(condition.times)), verb);
      return never ? deny(done) : done;
    }
    case 'elapsed': {
      const { object, verb } = act(condition.name, condition.where);
      const which = condition.which === 'last' ? '마지막으로' : '처음';
      return passed(`${which} ${does(object, verb).yes.of} 지`, condition.hours);
    }
    case 'sessions': {
      const days = condition.weekdays ? `${weekdayNames(condition.weekdays)}요일 ` : '';
      const hours = condition.hours ? `${clock(condition.hours)} ` : '';
      const at = days || hours ? `${`${days}${hours}`.trim()}에 ` : '';
      return does(insertTimes(`${since(condition.within)}${at}방문`, times(condition.times)), verbs.do);
    }
    case 'visit':
      return does(condition.is === 'new' ? '처음 방문' : '다시 방문', verbs.do);
    case 'login': {
      const loggedIn = does('로그인', verbs.do);
      return condition.is === 'in' ? loggedIn : deny(loggedIn);
    }
    case 'cart':
      return cart(condition, money);
    case 'orders':
      return orders(condition, money);
    default:
      return comparison(condition);
  }
}

/** One filter or comparison as a predicate over its property. */
export function comparison(filter: Filter): Predicate {
  const name = propertyNames[filter.property] ?? quote(filter.property.replace(/^items\./, ''));
  const subject = withParticle(name, '이/가');
  const value = shown(filter);
  switch (filter.op) {
    case 'equals':
      return is(`${subject} ${value}`);
    case 'one_of':
      return is(`${subject} ${value} 중 하나`);
    case 'contains':
      return does(`${name}에 ${withParticle(value, '이/가')}`, verbs.contain);
    case 'matches':
      return does(`${subject} ${value} 형식에`, verbs.fit);
    case 'at_least':
      return is(`${subject} ${value} 이상`);
    case 'at_most':
      return is(`${subject} ${value} 이하`);
    default:
      return exists(`${name} 값이`);
  }
}

function shown({ property, value }: Filter): string {
  const names = property === 'channel' ? channelNames : property === 'class' ? deviceNames : {};
  if (Array.isArray(value)) return value.map((one) => quote(names[one] ?? one)).join(', ');
  if (typeof value === 'number') return value.toLocaleString('ko');
  if (typeof value === 'boolean') return value ? '참' : '거짓';
  return quote(names[value ?? ''] ?? value ?? '');
}

function cart({ where, count, value }: LeafOf<'cart'>, money: Money): Predicate {
  const items = `장바구니에 ${where?.length ? `${described(where)} ` : ''}상품이`;
  if (value && !count) return is(`${items.replace(/상품이$/, '담긴 상품 금액이')} ${amount(value, money)}`);
  if (count?.atMost === 0) return deny(exists(items));
  const there = exists(count ? `${items} ${bounds(count, (n) => `${plain(n)}개`, plain)}` : items);
  return value ? withTail(there, is(`그 금액이 ${amount(value, money)}`)) : there;
}

function orders({ measure, within, range, aboveSiteAverage }: LeafOf<'orders'>, money: Money) {
  const name = { count: '주문 수', revenue: '구매 금액 합계', average: '평균 주문 금액' }[measure];
  const subject = `${since(within)}${withParticle(name, '이/가')}`;
  const above = does(`${subject} 쇼핑몰 평균보다`, verbs.high);
  if (!range) return aboveSiteAverage ? above : exists(`${since(within)}주문이`);
  const bounded =
    measure === 'count'
      ? range.atMost === 0
        ? deny(exists(`${since(within)}주문이`))
        : orderedTimes(since(within), times(range))
      : is(`${subject} ${amount(range, money)}`);
  return aboveSiteAverage ? withTail(bounded, above) : bounded;
}

function orderedTimes(span: string, count: string): Predicate {
  return count === '' ? exists(`${span}주문한 적이`) : does(`${span}주문을 ${count}`, verbs.do);
}

/** Both hold; denied, either does not. */
function withTail(first: Predicate, second: Predicate): Predicate {
  const tie = (side: 'yes' | 'no', link: Ending) => ({
    and: `${first[side][link]} ${second[side].and}`,
    or: `${first[side][link]} ${second[side].or}`,
    of: `${first[side][link]} ${second[side].of}`,
  });
  return { yes: tie('yes', 'and'), no: tie('no', 'or') };
}

function passed(since: string, hours: Range): Predicate {
  if (hours.atLeast === undefined) return is(`${since} ${spanOf(hours.atMost ?? 0)} 이내`);
  if (hours.atMost === undefined) return does(`${since} ${spanOf(hours.atLeast)} 이상`, verbs.pass);
  return does(`${since} ${spanOf(hours.atLeast)}~${spanOf(hours.atMost)}`, verbs.become);
}

/** `최근 30일 동안 `, with a space after it; empty for all time. */
function since(window: Window | undefined): string {
  if (!window) return '';
  if (window.session) return '이번 방문에서 ';
  return window.days === undefined ? `최근 ${window.hours}시간 동안 ` : `최근 ${window.days}일 동안 `;
}

const plain: Write = (value) => value.toLocaleString('ko');

/** Empty for "at least once", which needs no words. */
function times(range: Range): string {
  if (range.atLeast === 1 && range.atMost === undefined) return '';
  return bounds(range, (n) => `${plain(n)}번`, plain);
}

function amount(range: Range, money: Money): string {
  return bounds(range, money);
}

type Write = (value: number) => string;

/** @param low how the lower of two bounds is written: `2~4번`. */
function bounds({ atLeast, atMost }: Range, write: Write, low = write): string {
  if (atLeast === undefined) return atMost === undefined ? '' : `${write(atMost)} 이하`;
  if (atMost === undefined) return `${write(atLeast)} 이상`;
  return atLeast === atMost ? write(atLeast) : `${low(atLeast)}~${write(atMost)}`;
}

/** The count stands after the object's particle (상품을 3번 이상) or before a bare noun (3번 이상 구매). */
function insertTimes(object: string, count: string): string {
  if (count === '') return object;
  const bare = /^(.*?)(\S+)$/.exec(object);
  if (/[을를]$/.test(object) || !bare) return `${object} ${count}`;
  return `${bare[1]}${count} ${bare[2]}`;
}
