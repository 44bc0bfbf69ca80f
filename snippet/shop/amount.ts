/** "1.299,00 €", "₩39,000" and "$18.50" as numbers: three digits behind a separator are thousands. NaN without a digit. */
export function amountOf(text: string): number {
  const digits = text.replace(/^\D+|[^\d.,]/g, '');
  return Number(digits.replace(/[.,](?=\d{3}(?!\d))/g, '').replace(',', '.') || NaN);
}

/** Text of the first element that fits; empty when there is none. */
export function textOf(selector: string, root: ParentNode = document): string {
  return root.querySelector(selector)?.textContent?.trim() ?? '';
}
