import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { products } from '../../server/demo/catalogue.ts';
import { html, scriptValue } from '../../server/demo/html.ts';
import { ask, crawl, linksOf, pushesOf } from './shop.ts';

const demo = join(import.meta.dirname, '../../server/demo');
const attack = `"'></title></script><script>alert(1)</script><img src=x onerror=alert(2)>`;

describe('the demo shop', () => {
  it('has a page behind every link that can be followed from its home page', () => {
    const pages = crawl();
    expect(pages.size).toBeGreaterThan(products.length + 15);
    for (const [url, { status }] of pages) expect(status, url).toBeLessThan(400);
  });

  it('has every place on a page that a link jumps to', () => {
    const pages = crawl();
    for (const [url, { html }] of pages) {
      for (const link of linksOf(html).filter((each) => each.includes('#') && !each.includes('#svgView'))) {
        const [page = '', place] = link.split('#');
        expect(pages.get(page)?.html, `${link} on ${url}`).toContain(` id="${place}"`);
      }
    }
  });

  it('has every picture and style it loads', () => {
    const built = ['shop.js', 'shop.css'];
    const assets = [...crawl().values()]
      .flatMap(({ html }) => linksOf(html))
      .filter((link) => link.includes('/assets/'));
    expect(assets.length).toBeGreaterThan(products.length);
    for (const asset of new Set(assets.map((link) => link.replace(/#.*/, '').slice('/demo/assets/'.length)))) {
      expect(built.includes(asset) || existsSync(join(demo, 'assets', asset)), asset).toBe(true);
    }
  });

  it('answers an address it does not have with a page of the shop and 404', () => {
    for (const url of [
      '/demo/nothing',
      '/demo/product/nothing',
      '/demo/product/linen-shirt/x',
      '/demo/category/__proto__',
    ]) {
      expect(ask(url)).toMatchObject({ status: 404, html: expect.stringContaining('찾으시는 페이지가 없어요') });
    }
    expect(ask('/demo/constructor').status).toBe(404);
  });

  it('carries the tag once, with the key of the demo site', () => {
    for (const [url, { html }] of crawl()) {
      const tags = html.match(/<script async src="\/t\.js" data-site="demo"><\/script>/g) ?? [];
      expect(tags.length, url).toBe(url === '/demo/fresh' || html === '' ? 0 : 1);
    }
  });

  it('speaks Korean until asked for English, and then remembers it', () => {
    expect(ask('/demo/').html).toContain('<html lang="ko">');
    const chosen = ask('/demo/?lang=en');
    expect(chosen.html).toContain('<html lang="en">');
    expect(chosen.headers['set-cookie']).toMatch(/^ongi_language=en; Path=\/demo\//);
    expect(ask('/demo/cart', 'ongi_language=en').html).toContain('Your cart is empty');
    expect(ask('/demo/cart', 'ongi_language=en').headers['set-cookie']).toBeUndefined();
  });

  it('leaves no Korean on an English page but names of people and of the shop, and the dataLayer', () => {
    for (const url of ['/demo/cart', '/demo/checkout', '/demo/guide', '/demo/login', '/demo/event']) {
      const { html } = ask(url, 'ongi_language=en');
      const text = html
        .replace(/<script[\s\S]*?<\/script>/g, '')
        .replace(/김단골|이온기|박새싹|새싹|단골|온기|한국어/g, '');
      expect(text.match(/[가-힣]+/g) ?? [], url).toEqual([]);
    }
  });
});

describe('hostile input', () => {
  const encoded = encodeURIComponent(attack);

  it.each([
    `/demo/search?q=${encoded}`,
    `/demo/login?to=${encoded}`,
    `/demo/category/all?sort=${encoded}`,
    `/demo/?utm_source=${encoded}&lang=${encoded}`,
    `/demo/${encoded}`,
    `/demo/order/complete?order=${encoded}`,
  ])('is text, never markup: %s', (url) => {
    const { html } = ask(url);
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img src=x');
  });

  it('in the cookie of the shopper is text, in the page and in the call to the tag', () => {
    const { html } = ask('/demo/account', `ongi_shopper=${encoded}`);
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img src=x');
    expect(html).toContain(`dangol('identify',"\\"'\\u003e\\u003c/title`);
  });

  it('survives cookies that are not percent-encoded and queries that are odd', () => {
    expect(ask('/demo/?%E0%A4%A&&=&q', 'a=%E0%A4%A; =; ongi_shopper=%zz; lone').status).toBe(200);
  });

  it('cannot end a script by what it says', () => {
    expect(scriptValue('</script>\u2028').text).toBe('"\\u003c/script\\u003e\\u2028"');
  });

  it('cannot leave an attribute', () => {
    expect(html`<a title="${`" onclick='x' <&`}">`.text).toBe('<a title="&#34; onclick=&#39;x&#39; &#60;&#38;">');
  });
});

describe('a coupon link', () => {
  it('takes the code along and goes where it says', () => {
    const answer = ask('/demo/discount/SECRET-AB12-CD34?to=/demo/category/all');
    expect(answer).toMatchObject({ status: 302, headers: { location: '/demo/category/all' } });
    expect(answer.headers['set-cookie']).toMatch(/^ongi_coupon=SECRET-AB12-CD34; Path=\/demo\//);
  });

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '/demo/../api',
    '/demo/\r\nx: y',
    'javascript:alert(1)',
    '',
  ])('never leads out of the shop: %j', (to) => {
    expect(ask(`/demo/discount/SECRET-AB12-CD34?to=${encodeURIComponent(to)}`).headers.location).toBe('/demo/cart');
  });

  it('with something that is no code changes nothing', () => {
    const answer = ask('/demo/discount/a%0d%0ab?to=/demo/cart');
    expect(answer).toMatchObject({ status: 302, headers: { location: '/demo/cart' } });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});

describe('a shopper', () => {
  it('is told to the tag on every page while logged in, with points and tier', () => {
    const { html } = ask('/demo/', 'ongi_shopper=vip');
    expect(html).toContain(`dangol('identify',"vip",{"name":"김단골","points":1200,"tier":"VIP"});`);
    expect(ask('/demo/').html).not.toContain("dangol('identify'");
  });

  it('may have any id, and is the same person each time', () => {
    for (const id of ['minsu', '__proto__', 'constructor', '한글', '🙂']) {
      const cookie = `ongi_shopper=${encodeURIComponent(id)}`;
      const call = (page: string) => /dangol\('identify',.*\);/.exec(ask(page, cookie).html)?.[0];
      expect(call('/demo/')).toContain(JSON.stringify(id));
      expect(call('/demo/cart')).toBe(call('/demo/'));
    }
  });
});

describe('a new start', () => {
  it('forgets only what the tag and the shop keep, on a page without the tag', () => {
    const { html } = ask('/demo/fresh');
    expect(html).not.toContain('/t.js');
    expect(html).toContain('dangol-demo');
    // The dashboard is on the same origin and keeps its drafts under `dangol.`.
    expect(html).toContain('/^(dangol_|ongi_)/');
    expect(readFileSync(join(demo, '../../snippet/visitor.ts'), 'utf8')).toContain("'dangol_v'");
  });
});

describe('what a page tells as it opens', () => {
  it('clears the last e-commerce entry before each', () => {
    const pushes = pushesOf(ask('/demo/product/linen-shirt').html);
    expect(pushes).toEqual([{ ecommerce: null }, expect.objectContaining({ event: 'view_item' })]);
  });
});
