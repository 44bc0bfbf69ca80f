/** Readable colours by WCAG 2.2: relative luminance and contrast ratio, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. */

/** WCAG 1.4.3 for text of ordinary size. */
const READABLE = 4.5;

/** Share of the ink added at a time while a colour is made readable: fine enough to stay close to the author's colour. */
const MIX_STEP = 0.08;

/** Contrast ratio of two `#rrggbb` colours, 1–21. */
export function contrast(a: string, b: string): number {
  const [lower, higher] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (higher + 0.05) / (lower + 0.05);
}

/** Black or white, whichever reads better on this fill; the worse case is 4.58:1. */
export function textOn(fill: string): string {
  return contrast(fill, '#ffffff') >= contrast(fill, '#000000') ? '#ffffff' : '#000000';
}

/** The colour itself where it can be read on this paper, else the nearest mix with black or white that can. */
export function readableOn(paper: string, colour: string): string {
  const ink = channels(textOn(paper));
  const start = channels(colour);
  for (let share = 0; share < 1; share += MIX_STEP) {
    const mixed = hex(start.map((value, at) => value + ((ink[at] as number) - value) * share));
    if (contrast(mixed, paper) >= READABLE) return mixed;
  }
  return hex(ink);
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function hex(values: number[]): string {
  return `#${values.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}
