// Amounts as shops write them for people: any separators, full-width digits, signs before or behind, beside reductions, old
// prices and ranges. What shops write for machines is `toNumber`'s: there `1.299` is less than two.

/** More text than this is not about one price. */
const MAX_TEXT = 1_000;

/** What makes a number an amount of money. Codes are left out: they mostly stand alone with their number. */
const MONEY = String.raw`(?:[\p{Sc}원円元]|zł|Kč|kr|Rs|Rp)`;
/** `₩39,000`, `39,000원`, `1'299.–`, `39,000 ~`, or a bare number; and what is no price, `10%` and `3만`. */
const amounts = new RegExp(
  String.raw`(${MONEY}\.? ?)?(\d+(?:[.,'’]\d+| \d{3}(?!\d))*) ?([%만万~〜–—]|[.,:][-–—]|${MONEY}(?!\d))?`,
  'gu',
);

/**
 * The price in a text: of numbers of all kinds one with a sign of money; of an old one and a new one, and of a range, the lowest. What is
 * less than a third of the first is no price but what comes with it: a reward, a fee. Undefined when there is none.
 *
 * @param isCount the first number is meant, whatever it counts.
 */
export function amountIn(text: string, isCount?: boolean): number | undefined {
  let amount: number | undefined;
  let isMoney = false;
  const plain = text.slice(0, MAX_TEXT).normalize('NFKC').replace(/\s+/g, ' ');
  for (const [, before, digits = '', mark = ''] of plain.matchAll(amounts)) {
    const value = worth(digits);
    const isPrice = !!(before || mark);
    if (/[%만万]/.test(mark)) continue;
    if (isCount) return value;
    if (amount === undefined || (isPrice && (!isMoney || (value < amount && value * 3 > amount)))) {
      amount = value;
      isMoney = isPrice;
    }
  }
  return amount;
}

/** The last separator is a decimal one, unless three digits follow it; but so it is in `0.125` and `39900.000`. */
function worth(written: string): number {
  const digits = written.replace(/[ '’]/g, '');
  const isDecimal = !/[.,]\d{3}$/.test(digits) || /^(0|\d{4,})[.,]/.test(digits);
  return Number(digits.replace(/[.,](?=.*[.,])/g, '').replace(/[.,]/, isDecimal ? '.' : ''));
}
