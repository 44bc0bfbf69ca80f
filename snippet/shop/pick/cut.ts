/** What of a text is meant: what stands between two others. */
export type Cut = { after?: string; before?: string };

/** A sign of money or of division alone, an amount before a sign, or what stands between spaces. */
const WORD = /[:：#()×$€₩£¥]|\d[\d.,]*(?=[^\d.,\sA-Za-z-])|[^\s:：#()×$€₩£¥]+/g;

/** From where to where in the text each of its words is. */
export function spotsOf(text: string): [start: number, end: number][] {
  return [...text.matchAll(WORD)].map(({ index, 0: word }) => [index, index + word.length]);
}

/** The words of a text, as one may point at them. */
export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

/**
 * The cut that leaves the words from `first` to `last`: between the words beside them, and more of those before as long as
 * they stand elsewhere in the text as well.
 *
 * @param text as readings see it: trimmed, with single spaces.
 */
export function cutAt(text: string, first: number, last: number): Cut {
  const spots = spotsOf(text);
  const start = spots[first]?.[0] ?? 0;
  const cut: Cut = {};
  for (let from = first - 1; from >= 0; from--) {
    const at = spots[from]?.[0] ?? 0;
    cut.after = text.slice(at, start).trim();
    if (text.indexOf(cut.after) === at) break;
  }
  const next = spots[last + 1];
  if (next) cut.before = text.slice(...next);
  return cut;
}
