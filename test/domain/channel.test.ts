import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Channel } from '../../server/contract/audience.ts';
import { channelOf, utmOf } from '../../server/domain/channel.ts';

const origins = ['https://shop.example', 'https://m.shop.example:8443'];

function channel(query: string, referrer?: string): Channel {
  const url = `https://shop.example/${query}`;
  return channelOf({ url, referrer, origins }, utmOf(url));
}

describe('the channel of a session', () => {
  it.each<[string, string | undefined, Channel]>([
    ['', undefined, 'direct'],
    ['', 'https://www.google.co.kr/', 'search'],
    ['', 'https://search.naver.com/search.naver?query=코트', 'search'],
    ['', 'https://m.search.naver.com/', 'search'],
    ['', 'https://search.daum.net/', 'search'],
    ['', 'https://l.instagram.com/', 'social'],
    ['', 'https://cafe.naver.com/x', 'social'],
    ['', 'https://chatgpt.com/', 'ai'],
    ['', 'https://x.com/i/grok?c=1', 'ai'],
    ['', 'https://x.com/somebody', 'social'],
    ['', 'https://mail.google.com/', 'email'],
    ['', 'https://docs.google.com/', 'referral'],
    ['', 'https://google.evil.example/', 'referral'],
    ['', 'https://notfacebook.com/', 'referral'],
    ['', 'https://blog.example/best-coats', 'referral'],
    ['', 'not an address', 'direct'],
    ['?gclid=abc', 'https://www.google.com/', 'advertising'],
    ['?gbraid=1', undefined, 'advertising'],
    ['?wbraid=1', undefined, 'advertising'],
    ['?msclkid=1', 'https://www.bing.com/', 'advertising'],
    ['?ttclid=1', undefined, 'advertising'],
    ['?n_media=27758&n_query=%EC%BD%94%ED%8A%B8', 'https://search.naver.com/', 'advertising'],
    ['?NaPm=ct%3Dabc', 'https://shopping.naver.com/', 'advertising'],
    ['?k_keyword=coat', undefined, 'advertising'],
    ['?fbclid=abc', 'https://l.facebook.com/', 'social'],
    ['?fbclid=abc&utm_medium=paid_social&utm_source=facebook', undefined, 'advertising'],
    ['?utm_medium=CPC&utm_source=naver', undefined, 'advertising'],
    ['?utm_medium=display&utm_source=gdn', undefined, 'advertising'],
    ['?utm_medium=crm&utm_source=dangol', 'https://www.google.com/', 'crm'],
    ['?utm_medium=kakao&gclid=1', undefined, 'crm'],
    ['?utm_medium=sms', undefined, 'crm'],
    ['?utm_medium=알림톡', undefined, 'crm'],
    ['?utm_medium=email&utm_source=newsletter', undefined, 'email'],
    ['?utm_medium=social&utm_source=instagram', undefined, 'social'],
    ['?utm_source=chatgpt.com', undefined, 'ai'],
    ['?utm_source=instagram', undefined, 'social'],
    ['?utm_source=partner&utm_medium=something', undefined, 'referral'],
    ['?utm_source=partner', 'https://www.google.com/', 'search'],
    ['?utm_source=constructor', undefined, 'referral'],
  ])('%s from %s is %s', (query, referrer, expected) => {
    expect(channel(query, referrer)).toBe(expected);
  });

  it('is direct for those who come from the pages of the shop itself', () => {
    expect(channel('', 'https://shop.example/cart')).toBe('direct');
    expect(channel('', 'https://m.shop.example:8443/')).toBe('direct');
    expect(channel('', 'https://pay.example/')).toBe('referral');
  });
});

describe('campaign parameters', () => {
  it('are taken from the address, with the name of the click id', () => {
    expect(utmOf('https://shop.example/?utm_source=naver&utm_medium=cpc&utm_term=&n_media=1#x')).toEqual({
      utm_source: 'naver',
      utm_medium: 'cpc',
      click_id: 'n_media',
    });
    expect(utmOf('https://shop.example/?q=1&utm%5Fsource=naver#x')).toEqual({ utm_source: 'naver' });
    expect(utmOf('https://shop.example/?q=%25&gc\tlid=1')).toEqual({ click_id: 'gclid' });
    expect(utmOf('https://shop.example/?page=2')).toEqual({});
    expect(utmOf('/?utm_source=x')).toEqual({});
  });
});

const lists = new URL('../../../shared/data/conformance/referrers/', import.meta.url);

/** Hosts of one of Matomo's lists: every line that is an entry of a list and no parameter. */
function hostsOf(file: string): string[] {
  const hosts: string[] = [];
  let inHosts = true;
  for (const line of readFileSync(new URL(file, lists), 'utf8').split('\n')) {
    const isName = /^\S/.test(line);
    const field = /^\s+(?:- )?(\w+):/.exec(line)?.[1];
    if (isName || field) inHosts = isName || field === 'urls';
    const entry = /^\s+- +'?([^'\s:]+)'?\s*$/.exec(line)?.[1];
    if (entry && inHosts) hosts.push(entry.replace('android-app//', ''));
  }
  return hosts;
}

/** Two of the lists claim these; an assistant or a network says more of a visitor than a search engine. */
const claimedTwice: Record<string, Channel> = {
  'www.facebook.com': 'social',
  'chat.openai.com': 'ai',
  'chatgpt.com': 'ai',
  'www.perplexity.ai': 'ai',
  'you.com': 'ai',
  'searchservice.myspace.com': 'social',
};

describe.skipIf(!existsSync(lists))('the public list of referrers (skipped where ../shared/data is not there)', () => {
  it.each<[string, Channel, number]>([
    ['SearchEngines.yml', 'search', 600],
    ['Socials.yml', 'social', 200],
    ['AIAssistants.yml', 'ai', 20],
  ])('%s: every host is %s', (file, expected, atLeast) => {
    const hosts = hostsOf(file);
    expect(hosts.length).toBeGreaterThan(atLeast);
    const wrong = hosts.filter((host) => {
      const referrer = `https://${host.replace(/^\{\}/, 'de').replace('{}', 'co.kr')}`;
      return channel('', referrer) !== (claimedTwice[host] ?? expected);
    });
    expect(wrong).toEqual([]);
  });
});
