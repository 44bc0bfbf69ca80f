/**
 * "1.299,00 €", "₩39,000" and "$18.50" as numbers: three digits behind a separator are thousands. The first of several, NaN
 * for none.
 */
export function amountOf(text: string): number {
  const [digits = 'none'] = /\d[\d.,]*/.exec(text.replace(/\s/g, '')) ?? [];
  return Number(digits.replace(/[.,](?=\d{3}(?!\d))/g, '').replace(',', '.'));
}

/** Text of the first element that fits; empty when there is none. */
export function textOf(selector: string, root: ParentNode = document): string {
  return root.querySelector(selector)?.textContent?.trim() ?? '';
}

/** How many pieces a row of a cart is about, by its cells with digits: "2x Shirt", "x 2" or "2". */
export function countOf(cells: string[]): number {
  return Number(cells.flatMap((cell) => /^(?:x\s*)?(\d+)(?:x\s|$)/.exec(cell)?.[1] ?? []).pop() ?? 1);
}
