/** The pages of the demo shop, asked for as a browser does. */

import type { DemoAnswer } from '../../server/demo/answer.ts';
import type { Push } from '../../server/demo/ga4.ts';
import { demoPage } from '../../server/demo/page.ts';

export function ask(url: string, cookie = ''): DemoAnswer {
  return demoPage(url, cookie, { siteKey: 'demo', tagUrl: '/t.js', nonce: 'once' });
}

/** What a page puts into the dataLayer as it opens, read by running its script. */
export function pushesOf(html: string): Push[] {
  const script = /<script nonce="once">(window\.dataLayer[\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
  const dataLayer: Push[] = [];
  new Function('window', 'dataLayer', script)({ dataLayer }, dataLayer);
  return dataLayer;
}

/** Addresses within the shop that a page links to. */
export function linksOf(html: string): string[] {
  const found = html.matchAll(/\b(?:href|src|action)="(\/demo\/[^"]*)"/g);
  return [...new Set([...found].map(([, href = '']) => href.replaceAll('&#38;', '&')))];
}

/** Every page there is to be seen by following links from the home page. */
export function crawl(cookie = ''): Map<string, DemoAnswer> {
  const seen = new Map<string, DemoAnswer>();
  const waiting = ['/demo/'];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const url = next.replace(/#.*/, '');
    if (seen.has(url) || url.startsWith('/demo/assets/')) continue;
    const answer = ask(url, cookie);
    seen.set(url, answer);
    waiting.push(...linksOf(answer.html));
  }
  return seen;
}
