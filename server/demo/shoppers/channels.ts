/**
 * What brings shoppers, how often, and how many of them buy. Advertising (1.23 %), CRM (2.48 %) and the average of all
 * (2.06 %) are the published figures of 237 million sessions of 100 shops; the shares and the other rates are a judgement,
 * made so that the average holds.
 */
import type { Channel } from '../../contract/audience.ts';
import type { Random } from './random.ts';

/** How a session of a channel begins. */
export type Source = {
  channel: Channel;
  /** Of all sessions. */
  share: number;
  /** Sessions with a purchase, 0–1. */
  conversion: number;
  /** What the address of the first page says of itself; empty for nothing. */
  queries: readonly string[];
  /** Where the shopper comes from; empty for nowhere. */
  referrers: readonly string[];
  /** Share of sessions that begin on a product, and on a list of products; the rest begin at home. */
  onProduct: number;
  onList: number;
};

export const sources: readonly Source[] = [
  {
    channel: 'advertising',
    share: 0.3,
    conversion: 0.0123,
    queries: [
      'utm_source=naver&utm_medium=cpc&utm_campaign=brand_search&n_media=27758',
      'utm_source=google&utm_medium=cpc&utm_campaign=shopping&gclid=Cj0KCQiA_sample',
      'utm_source=meta&utm_medium=paid_social&utm_campaign=new_season&fbclid=IwAR0_sample',
      'utm_source=kakao&utm_medium=display&utm_campaign=moment_retarget',
      'gclid=EAIaIQobChMI_sample',
    ],
    referrers: ['', 'https://search.naver.com/', 'https://www.google.com/', 'https://l.instagram.com/'],
    onProduct: 0.55,
    onList: 0.35,
  },
  {
    channel: 'crm',
    share: 0.08,
    conversion: 0.0248,
    queries: [
      'utm_source=kakao&utm_medium=message&utm_campaign=friend_talk',
      'utm_source=crm&utm_medium=sms&utm_campaign=restock',
      'utm_source=crm&utm_medium=push&utm_campaign=weekend',
    ],
    referrers: [''],
    onProduct: 0.4,
    onList: 0.4,
  },
  {
    channel: 'search',
    share: 0.22,
    conversion: 0.024,
    queries: [''],
    referrers: ['https://search.naver.com/search.naver', 'https://www.google.com/', 'https://search.daum.net/search'],
    onProduct: 0.45,
    onList: 0.3,
  },
  {
    channel: 'direct',
    share: 0.17,
    conversion: 0.031,
    queries: [''],
    referrers: [''],
    onProduct: 0.2,
    onList: 0.15,
  },
  {
    channel: 'social',
    share: 0.12,
    conversion: 0.015,
    queries: ['', 'utm_source=instagram&utm_medium=social&utm_campaign=profile', 'igsh=sample'],
    referrers: ['https://www.instagram.com/', 'https://m.facebook.com/', 'https://www.youtube.com/'],
    onProduct: 0.5,
    onList: 0.2,
  },
  {
    channel: 'email',
    share: 0.04,
    conversion: 0.029,
    queries: ['utm_source=newsletter&utm_medium=email&utm_campaign=weekly'],
    referrers: ['', 'https://mail.naver.com/'],
    onProduct: 0.4,
    onList: 0.4,
  },
  {
    channel: 'referral',
    share: 0.05,
    conversion: 0.019,
    queries: [''],
    referrers: ['https://slow-living.example/picks', 'https://cafe-guide.example/2026/best'],
    onProduct: 0.6,
    onList: 0.1,
  },
  {
    channel: 'ai',
    share: 0.02,
    conversion: 0.0233,
    queries: ['utm_source=chatgpt.com'],
    referrers: ['https://chatgpt.com/'],
    onProduct: 0.6,
    onList: 0.2,
  },
];

export function drawSource(random: Random): Source {
  let drawn = random.share();
  for (const source of sources) {
    drawn -= source.share;
    if (drawn < 0) return source;
  }
  return sources[0] as Source;
}
