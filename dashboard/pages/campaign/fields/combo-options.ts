export type ComboOption = { value: string; label: string; own?: true };

/** Options whose name or value holds what was typed, the best first; an own value last when it fits and is not known. */
export function matching(
  options: readonly ComboOption[],
  query: string,
  own?: { fits: RegExp; say: (name: string) => string },
): ComboOption[] {
  const typed = query.trim().toLowerCase();
  if (typed === '') return [...options];
  const found = options
    .map((option) => ({ option, rank: rankOf(option, typed) }))
    .filter(({ rank }) => rank < WORST)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ option }) => option);
  const name = query.trim();
  const known = options.some(({ value }) => value === name);
  return own?.fits.test(name) && !known ? [...found, { value: name, label: own.say(name), own: true }] : found;
}

const WORST = 3;

/** 0: it is what was typed. 1: it begins with it. 2: it holds it. */
function rankOf({ value, label }: ComboOption, typed: string): number {
  const texts = [value.toLowerCase(), label.toLowerCase()];
  if (texts.includes(typed)) return 0;
  if (texts.some((text) => text.startsWith(typed))) return 1;
  return texts.some((text) => text.includes(typed)) ? 2 : WORST;
}
