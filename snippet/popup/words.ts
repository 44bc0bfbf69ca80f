/** What the renderer itself says, around the author's own texts. */
import type { TimeUnit } from './time-left.ts';

export type Words = {
  /** For the screen reader where a message has no text of its own to be called by. */
  message: string;
  close: string;
  copy: string;
  copyCode: string;
  copied: string;
  /** The browser refused to copy; the code is selected instead. */
  selected: string;
  use: string;
  ended: string;
  left: string;
  /** Written behind a figure as they are: English has a space there, Korean none. */
  units: Record<TimeUnit, string>;
  /** "Until 24 November": when a code ends, in the shopper's own zone. */
  until: (at: number) => string;
};

const korean: Words = {
  message: '쇼핑몰 안내',
  close: '닫기',
  copy: '복사',
  copyCode: '쿠폰 코드 복사',
  copied: '복사됨',
  selected: '코드를 선택했어요',
  use: '쿠폰 바로 쓰기',
  ended: '종료됐어요',
  left: '남음',
  units: { days: '일', hours: '시간', minutes: '분', seconds: '초' },
  until: (at) => `${moment('ko', at)}까지`,
};

const english: Words = {
  message: 'Message from the shop',
  close: 'Close',
  copy: 'Copy',
  copyCode: 'Copy coupon code',
  copied: 'Copied',
  selected: 'Code selected',
  use: 'Use this coupon',
  ended: 'This has ended',
  left: 'left',
  units: { days: ' days', hours: ' hours', minutes: ' min', seconds: ' sec' },
  until: (at) => `Until ${moment('en', at)}`,
};

/** Korean on a Korean page or, where the page does not say, in a Korean browser; else English. */
export function wordsOfPage(): Words {
  return /^ko\b/i.test(document.documentElement.lang || navigator.language) ? korean : english;
}

function moment(language: string, at: number): string {
  const end = new Date(at);
  const year = end.getFullYear() === new Date().getFullYear() ? undefined : 'numeric';
  return end.toLocaleString(language, { year, month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' });
}
