/** Korean words for what conditions name. */
import type { Hours } from '../../../../server/contract/filter.ts';
import type { Format } from '../../../../server/contract/message.ts';

export const propertyNames: Record<string, string> = {
  url: '주소',
  path: '페이지 경로',
  value: '금액',
  search_term: '검색어',
  item_count: '상품 수량',
  transaction_id: '주문 번호',
  coupon: '쿠폰',
  'items.item_id': '상품 번호',
  'items.item_name': '상품 이름',
  'items.item_category': '카테고리',
  'items.item_brand': '브랜드',
  'items.item_variant': '옵션',
  'items.price': '상품 가격',
  'items.quantity': '수량',
  points: '포인트',
  tier: '등급',
  name: '이름',
  channel: '유입 경로',
  referrer: '이전 사이트',
  landing: '첫 페이지',
  utm_source: 'UTM 소스',
  utm_medium: 'UTM 매체',
  utm_campaign: 'UTM 캠페인',
  utm_term: 'UTM 검색어',
  utm_content: 'UTM 콘텐츠',
  class: '기기',
  language: '언어',
  screen: '화면 크기',
};

export const channelNames: Record<string, string> = {
  direct: '직접 방문',
  search: '검색',
  social: '소셜',
  ai: 'AI 검색',
  advertising: '광고',
  email: '이메일',
  crm: 'CRM 메시지',
  referral: '다른 사이트',
};

export const deviceNames: Record<string, string> = { phone: '휴대폰', tablet: '태블릿', desktop: '데스크톱' };

export const formatNames: Record<Format, string> = {
  modal: '가운데 팝업',
  slide: '모서리 팝업',
  bar: '띠 배너',
  full: '전체 화면 팝업',
};

const weekdays = ['월', '화', '수', '목', '금', '토', '일'];

/** ISO weekdays as `월·화`. */
export function weekdayNames(days: number[]): string {
  return days
    .toSorted((a, b) => a - b)
    .map((day) => weekdays[day - 1])
    .join('·');
}

/** `19:00~23:00`. */
export function clock({ from, to }: Hours): string {
  return `${from}~${to}`;
}

/** Whole days where it is some, else hours. */
export function spanOf(hours: number): string {
  return hours % 24 === 0 && hours > 24 ? `${hours / 24}일` : `${hours}시간`;
}

export function quote(text: string): string {
  return `‘${text}’`;
}

/** `11월 21일 09:00` of a local time `2026-11-21T09:00`. */
export function moment(local: string): string {
  const [date = '', time = ''] = local.split('T');
  const [, month, day] = date.split('-');
  return `${Number(month)}월 ${Number(day)}일 ${time}`;
}
