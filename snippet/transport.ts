// The only file that sends.

import type { CollectAnswer } from '../server/contract/collect.ts';
import { ANSWER_TIMEOUT_MS } from './bounds.ts';
import { beside, config, hasGpc } from './config.ts';
import { device } from './device.ts';
import type { Entry } from './entry.ts';
import { attempt } from './guard.ts';
import { toJson } from './json.ts';
import { takeHeard } from './shop/sources.ts';
import { view } from './view.ts';
import { visitorId } from './visitor.ts';

/** The collector's answer; empty when it refused the whole batch for good. */
export type Answer = Partial<CollectAnswer>;

/** Sends a batch and waits for the answer. A number: send it again, after this many milliseconds at least. */
export async function post(entries: readonly Entry[], keepalive: boolean): Promise<Answer | number> {
  try {
    // A string body is text/plain: no preflight.
    const response = await fetch(address(), {
      method: 'POST',
      body: batch(entries),
      keepalive,
      // A collector of the shop's own domain knows the visitor by a cookie that lasts.
      credentials: 'include',
      signal: AbortSignal.timeout?.(ANSWER_TIMEOUT_MS) ?? null,
    });
    // The log-in page of a wireless network also answers 200, but not in JSON: that throws, and is a retry.
    if (response.ok) return { ...(await response.json()) };
    const { status, headers } = response;
    if (status < 500 && status !== 429 && status !== 408) return {};
    return Number(headers.get('retry-after')) * 1_000 || 0;
  } catch {
    return 0;
  }
}

/** Hands a batch to the browser to send while the page goes away; false when it does not take it. */
export function beacon(entries: readonly Entry[]): boolean {
  return navigator.sendBeacon(address(), batch(entries, true));
}

function address(): string {
  return beside(config._collector);
}

function batch(entries: readonly Entry[], leaving?: true): string {
  const head = toJson({
    site: config._site,
    visitor: visitorId(),
    sentAt: Date.now(),
    url: view._url,
    device: attempt(device),
    leaving,
    gpc: hasGpc() || undefined,
    heard: takeHeard(),
  });
  return `${head.slice(0, -1)},"events":[${entries.map(wireEvent).join()}]}`;
}

function wireEvent({ url, json }: Entry): string {
  return url === view._url ? json : `${json.slice(0, -1)},"url":${toJson(url)}}`;
}
