import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import type { CollectAnswer } from '../../server/contract/collect.ts';
import { type Harness, it } from '../support/app.ts';

/** User agents of crawlers and of browsers: the fixtures of https://github.com/omrilotan/isbot. */
const conformance = join(import.meta.dirname, '../../../shared/data/conformance');

function agentsOf(file: string): string[] {
  const path = join(conformance, file);
  if (!existsSync(path)) return [];
  const entries = [...readFileSync(path, 'utf8').matchAll(/^ +- (.*)$/gm)].map(([, entry = '']) => entry);
  return entries.map((entry) => entry.replace(/^(["'])(.*)\1$/, '$2'));
}

/** What a batch that a site ignores anyway is ignored for: the bot filter comes first. */
async function ignoredFor({ send }: Harness, agent: string): Promise<string | undefined> {
  return (await send({ gpc: true, events: [] }, { 'user-agent': agent })).json<CollectAnswer>().ignored;
}

describe('the bot filter', () => {
  it.for([
    [
      'KakaoTalk',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 16_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 KAKAOTALK 10.2.5 (INAPP)',
    ],
    [
      'Naver',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 16_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.0 Mobile/15E148 Safari/604.1 NAVER(inapp; search; 1350; 12.7.2; 14PRO)',
    ],
    [
      'Daum',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 16_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 DaumApps/6.2 DaumDevice/mobile',
    ],
    [
      'Instagram',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 300.0.0.0.0 (iPhone15,2; iOS 17_0; ko_KR; ko; scale=3.00; 1179x2556)',
    ],
    [
      'Samsung Internet',
      'Mozilla/5.0 (Linux; Android 14; SM-S928N) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36',
    ],
  ] as const)('takes shoppers in the browser of %s for people', async ([, agent], { harness }) => {
    expect(await ignoredFor(harness, agent)).toBe('privacy_signal');
  });

  const crawlers = agentsOf('crawlers.yml');
  it.skipIf(crawlers.length === 0)('knows the crawlers (skipped without the list)', async ({ harness }) => {
    const missed: string[] = [];
    for (const agent of crawlers) if ((await ignoredFor(harness, agent)) !== 'bot') missed.push(agent);
    expect(crawlers.length).toBeGreaterThan(500);
    expect(missed).toEqual([]);
  });

  const browsers = agentsOf('browsers.yml');
  it.skipIf(browsers.length === 0)('takes no browser for a crawler (skipped without the list)', async ({ harness }) => {
    const wronged: string[] = [];
    for (const agent of browsers) if ((await ignoredFor(harness, agent)) === 'bot') wronged.push(agent);
    expect(browsers.length).toBeGreaterThan(500);
    expect(wronged).toEqual([]);
  });
});
