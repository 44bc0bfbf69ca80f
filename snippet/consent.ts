import { config } from './config.ts';
import { allowed, openOutbox, shutOutbox } from './outbox.ts';
import { read, write } from './storage.ts';
import { forgetVisitor } from './visitor.ts';

/** Where a granted consent is remembered. A refusal is remembered nowhere: it needs no storage to hold on this page. */
const KEY = 'dangol_c';
const GRANTED = 'granted';

/** `dangol('consent', …)`. Anything but `granted` is a refusal. */
export function setConsent(word: unknown): void {
  if (word !== GRANTED || config._refused) {
    shutOutbox();
    forgetVisitor();
    write(KEY);
  } else {
    if (config._ask) write(KEY, GRANTED);
    openOutbox();
  }
}

/** When the page has not spoken: what the tag's attributes and an earlier visit say. */
export function assumeConsent(): void {
  if (config._refused) setConsent(undefined);
  else if (allowed === undefined && (!config._ask || read(KEY) === GRANTED)) openOutbox();
}
