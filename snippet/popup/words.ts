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
  until: (at) => `${koreanMoment(new Date(at))}까지`,
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
  until: (at) => `Until ${englishMoment(new Date(at))}`,
};

/** Korean on a Korean page or, where the page does not say, in a Korean browser; else English. */
export function wordsOfPage(): Words {
  return /^ko\b/i.test(document.documentElement.lang || navigator.language) ? korean : english;
}

// Not `toLocaleString`: its first call loads the languages of the browser, 40 ms on a desktop in which the page stands still.

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `11월 24일 오후 3:05`, with the year when it is another one. */
function koreanMoment(end: Date): string {
  const year = isThisYear(end) ? '' : `${end.getFullYear()}년 `;
  return `${year}${end.getMonth() + 1}월 ${end.getDate()}일 ${end.getHours() < 12 ? '오전' : '오후'} ${clock(end)}`;
}

/** `Nov 24, 3:05 PM`, with the year when it is another one. */
function englishMoment(end: Date): string {
  const year = isThisYear(end) ? '' : `, ${end.getFullYear()}`;
  return `${months[end.getMonth()]} ${end.getDate()}${year}, ${clock(end)} ${end.getHours() < 12 ? 'AM' : 'PM'}`;
}

/** Twelve hours, as both languages tell the time. */
function clock(end: Date): string {
  return `${end.getHours() % 12 || 12}:${String(end.getMinutes()).padStart(2, '0')}`;
}

function isThisYear(end: Date): boolean {
  return end.getFullYear() === new Date().getFullYear();
}
