/** Money is kept as integer minor units: 39,000 KRW is 39000, 12.34 USD is 1234. */

const digitsByCurrency = new Map<string, number>();

/** Digits after the point of a currency by ISO 4217: KRW 0, USD 2, KWD 3. An unknown code has 2, as Intl has it. */
function minorDigits(currency: string): number {
  let digits = digitsByCurrency.get(currency);
  if (digits === undefined) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    digitsByCurrency.set(currency, digits);
  }
  return digits;
}

/** Minor units of an amount in major units, rounded half away from zero by its decimal digits: 1.005 USD is 101. */
export function toMinor(amount: number, currency: string): number {
  const shifted = Number(`${Math.abs(amount)}e${minorDigits(currency)}`);
  const minor = Number.isFinite(shifted) ? shifted : Math.abs(amount) * 10 ** minorDigits(currency);
  const rounded = Math.min(Math.round(minor), Number.MAX_SAFE_INTEGER);
  return amount < 0 ? 0 - rounded : rounded;
}

/** Amount in major units. */
export function toMajor(minor: number, currency: string): number {
  return minor / 10 ** minorDigits(currency);
}

/** Whether ISO 4217 knows the currency. */
export function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}

/** An amount as people write it: `39,000원` in Korean, `₩39,000` and `$12.34` elsewhere. */
export function writeMoney(amount: number, currency: string, language: string): string {
  if (currency === 'KRW' && language.startsWith('ko')) return `${Math.round(amount).toLocaleString('ko')}원`;
  return amount.toLocaleString(language, { style: 'currency', currency });
}
