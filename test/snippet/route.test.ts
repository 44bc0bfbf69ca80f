import { describe, expect, it } from 'vitest';
import { isNewView } from '../../snippet/route.ts';
import { logicalUrl } from '../../snippet/view.ts';

describe('the logical URL', () => {
  it.each([
    ['https://s.kr/a?b=c#reviews', 'https://s.kr/a?b=c'],
    ['https://s.kr/#/cart?x=1', 'https://s.kr/#/cart?x=1'],
    ['https://s.kr/#!cart', 'https://s.kr/#!cart'],
    ['https://s.kr/#/cart#top', 'https://s.kr/#/cart'],
    ['https://s.kr/#', 'https://s.kr/'],
  ])('of %s is %s', (href, url) => {
    expect(logicalUrl(href)).toBe(url);
  });

  it('is never longer than the collector takes', () => {
    expect(logicalUrl(`https://s.kr/?${'a'.repeat(9_000)}`)).toHaveLength(2_048);
  });
});

describe('a new page view', () => {
  const pushed = (from: string, to: string) => isNewView(from, to, false);
  const replaced = (from: string, to: string) => isNewView(from, to, true);

  it('is another path or another query', () => {
    expect(pushed('https://s.kr/a', 'https://s.kr/b')).toBe(true);
    expect(pushed('https://s.kr/a?page=1', 'https://s.kr/a?page=2')).toBe(true);
  });

  it('is not the same address again', () => {
    expect(pushed('https://s.kr/a', 'https://s.kr/a')).toBe(false);
  });

  it('is not an address whose query was rewritten', () => {
    expect(replaced('https://s.kr/a?utm_source=kakao', 'https://s.kr/a')).toBe(false);
    expect(replaced('https://s.kr/#/a?x=1', 'https://s.kr/#/a')).toBe(false);
  });

  it('is a redirect of a router to another path', () => {
    expect(replaced('https://s.kr/', 'https://s.kr/home')).toBe(true);
    expect(replaced('https://s.kr/#/', 'https://s.kr/#/home')).toBe(true);
  });
});
