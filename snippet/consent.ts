import type { Params } from '../server/contract/event.ts';
import { config } from './config.ts';
import { entryOf, record } from './event.ts';
import { allowed, openOutbox, shutOutbox } from './outbox.ts';
import { loadPart } from './parts.ts';
import { clearStorage, read, write } from './storage.ts';
import { beacon } from './transport.ts';
import { keepVisitor, storedVisitor } from './visitor.ts';

/** Path of the part that asks others, written in by the build. */
declare const CONSENT_PATH: string;

/** Where what the visitor agreed to is remembered: to what version, and who said so. */
const KEY = 'dangol_c';
const GRANTED = 'granted';

/** `dangol('consent', …)`: `granted` is consent, `ask` opens our own banner, anything else is a refusal. */
export function setConsent(state?: unknown, version?: unknown, source?: unknown): void {
  const told = { state, version, source } as Params;
  if (state === 'ask') loadPart(CONSENT_PATH, true);
  else if (state === GRANTED && !config._refused) agree(told, [state, version, source].join(' '));
  else refuse({ ...told, state: 'denied' });
}

/** Tells once what is agreed to, and again when that is something else. */
function agree(told: Params, remembered: string): void {
  if (config._asks && read(KEY) !== remembered) {
    write(KEY, remembered);
    record('consent', told);
  }
  openOutbox();
}

/** Takes everything out of the browser. Where there was something to take the collector is told, which takes its cookie away. */
function refuse(told: Params): void {
  shutOutbox();
  if (storedVisitor()) beacon([entryOf('consent', told)]);
  keepVisitor();
  clearStorage();
}

/** When the page has not spoken: what the tag's attributes and an earlier visit say. */
export function assumeConsent(): void {
  const { _asks, _refused } = config;
  const isAssumed = !_asks || (/^ask/.test(_asks) && read(KEY)?.startsWith(GRANTED));
  if (_refused) setConsent();
  else {
    if (isAssumed && allowed === undefined) openOutbox();
    if (_asks && _asks !== 'ask') loadPart(CONSENT_PATH);
  }
}
