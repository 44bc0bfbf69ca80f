/** Messages of an author who means harm, or whose shoppers' data does. */
import type { Decision } from '../../../../server/contract/decision.ts';
import type { Block } from '../../../../server/contract/message.ts';
import { decide } from './decisions.ts';

/** Every one of so many payloads is a picture's address as well, and each that begins like an address: each costs a request. */
const EVERY_PICTURE = 20;

/** A message with every payload in every field that an author or a shopper's own data can fill; the first in those it has once. */
export function hostile(payloads: string[]): Decision {
  const first = payloads[0] ?? '';
  const once = { accent: first, placement: first as 'top', scheme: first as 'auto' };
  const coupon = { code: first, label: first, applyUrl: first, expiresAt: Date.UTC(2099, 0) };
  return decide('modal', { ...once, blocks: [{ type: 'coupon' }, ...payloads.flatMap(everywhere)] }, coupon);
}

/** The payload as an address, where it is one by itself: a picture may come from anywhere an author says in so many words. */
export function absolute(payload: string): string[] {
  const url = URL.canParse(payload) ? payload : `http:${payload}`;
  return URL.canParse(url) ? [new URL(url).href] : [];
}

/** Notes in `window.executed` whatever a payload makes the page do. Runs in the page, before its scripts. */
export function watchExecution(): void {
  const executed: string[] = [];
  Object.assign(window, { executed });
  for (const name of ['alert', 'prompt', 'confirm', 'print', 'open']) {
    Object.assign(window, { [name]: (given: unknown) => executed.push(`${name}(${given})`) });
  }
  addEventListener('securitypolicyviolation', ({ effectiveDirective, sample }) => {
    if (/^(script|style)/.test(effectiveDirective))
      executed.push(`stopped by the policy: ${effectiveDirective} ${sample}`);
  });
}

function everywhere(payload: string, at: number): Block[] {
  const pictured = at % EVERY_PICTURE === 0 || /^\s*\w+:/.test(payload);
  return [
    { type: 'heading', text: payload },
    { type: 'text', text: payload },
    { type: 'button', text: payload, action: 'link', href: payload },
    { type: 'countdown', text: payload, until: payload },
    ...(pictured ? [{ type: 'image', src: payload, alt: payload } as const] : []),
  ];
}
