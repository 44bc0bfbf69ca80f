/** Numbers, money and times as the language of the screen writes them. Each follows a change of language. */
import { language } from './i18n/language.ts';
import { text } from './i18n/text.ts';

/** `1,234`. */
export function formatNumber(value: number): string {
  return numbers({ maximumFractionDigits: 1 }).format(value);
}

/** `12,000`, `1.2만` or `12K`: for axes and narrow places. */
export function formatCompact(value: number): string {
  return numbers({ notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

/** Money from integer minor units: KRW has none, so 39000 is ₩39,000; USD has two, so 39000 is $390.00. */
export function formatMoney(minor: number, currency: string): string {
  return numbers(moneyOptions(currency)).format(minor / 10 ** currencyDigits(currency));
}

/** Money in major units, as a page told it. */
export function formatAmount(amount: number, currency: string): string {
  return numbers(moneyOptions(currency)).format(amount);
}

/** Money in few characters: `₩1.2만`, `$12K`. */
export function formatMoneyCompact(minor: number, currency: string): string {
  const options = { ...moneyOptions(currency), notation: 'compact', maximumFractionDigits: 1 } as const;
  return numbers(options).format(minor / 10 ** currencyDigits(currency));
}

/** Digits after the point that a currency has; 2 for one that is not known. */
export function currencyDigits(currency: string): number {
  return numbers(moneyOptions(currency)).resolvedOptions().maximumFractionDigits ?? 2;
}

/** `4.2%` of a rate 0–1. */
export function formatPercent(rate: number): string {
  return numbers({ style: 'percent', maximumFractionDigits: 1 }).format(rate);
}

/** `+12%` of a difference of rates, always with its sign. */
export function formatSignedPercent(rate: number): string {
  return numbers({ style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(rate);
}

/** `14:05` of a moment, in a zone. */
export function formatTime(at: number, zone: string): string {
  return dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(at);
}

/** Date and time of a moment, in a zone. */
export function formatDateTime(at: number, zone: string): string {
  return dates({ dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(at);
}

/** `11. 21.` of a calendar day written `2026-11-21`; such a day has no zone of its own. */
export function formatDay(day: string): string {
  return dates({ month: 'short', day: 'numeric', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`));
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** `3분 전`: how long ago `at` was at `now`, both milliseconds. Under a minute it is "just now". */
export function formatAgo(at: number, now: number): string {
  const passedMs = now - at;
  const step = steps.find(([, ms]) => Math.abs(passedMs) >= ms);
  if (!step) return text('time.now');
  const [unit, ms] = step;
  return relatives().format(-Math.trunc(passedMs / ms), unit);
}

const moneyOptions = (currency: string) =>
  ({ style: 'currency', currency, currencyDisplay: 'narrowSymbol' }) as const satisfies Intl.NumberFormatOptions;

// Making an Intl formatter costs 50 times as much as using one, so each is made once.
const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();

function numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return once(`n${JSON.stringify(options)}`, () => new Intl.NumberFormat(language.value, options));
}

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return once(`d${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(language.value, options));
}

function relatives(): Intl.RelativeTimeFormat {
  return once('r', () => new Intl.RelativeTimeFormat(language.value, { numeric: 'auto' }));
}

function once<Format extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
  key: string,
  make: () => Format,
): Format {
  const name = `${language.value} ${key}`;
  const format = (made.get(name) as Format | undefined) ?? make();
  made.set(name, format);
  return format;
}
