import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

const css = await readFile(new URL('../../../dashboard/style/tokens.css', import.meta.url), 'utf8');
const [lightPart = '', darkPart = ''] = css.split('@media (prefers-color-scheme: dark)');
const light = colours(lightPart);
const dark = { ...light, ...colours(darkPart.split('@media')[0] ?? '') };

/** Least contrast of text (WCAG 2.2, 1.4.3) and of what one must see to use a control (1.4.11). */
const TEXT = 4.5;
const CONTROL = 3;

const grounds = ['ground', 'surface', 'surface-sunken', 'surface-hover', 'surface-raised'];

describe.each(Object.entries({ light, dark }))('in %s', (_, tokens) => {
  it.each(['ink', 'ink-soft', 'ink-faint'])('--%s can be read on every ground', (ink) => {
    for (const ground of grounds) expect(contrast(tokens, ink, ground), ground).toBeGreaterThanOrEqual(TEXT);
  });

  it.each([
    ['on-accent', 'accent'],
    ['on-accent', 'accent-hover'],
    ['accent-ink', 'surface'],
    ['accent-ink', 'ground'],
    ['accent-ink', 'accent-soft'],
    ['good', 'surface'],
    ['good', 'good-soft'],
    ['bad', 'surface'],
    ['bad', 'bad-soft'],
    ['warn', 'warn-soft'],
    ['ink', 'warn-soft'],
    ['ink', 'bad-soft'],
    ['ink-soft', 'quiet-soft'],
    ['ground', 'ink'],
  ])('--%s can be read on --%s', (ink, ground) => {
    expect(contrast(tokens, ink, ground)).toBeGreaterThanOrEqual(TEXT);
  });

  it.each([
    ['line-control', 'surface'],
    ['focus', 'surface'],
    ['focus', 'ground'],
    ['accent', 'surface'],
    ['chart-1', 'surface'],
  ])('--%s can be made out on --%s', (line, ground) => {
    expect(contrast(tokens, line, ground)).toBeGreaterThanOrEqual(CONTROL);
  });
});

function colours(part: string): Record<string, string> {
  return Object.fromEntries([...part.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
}

/** WCAG's contrast ratio, 1–21. */
function contrast(tokens: Record<string, string>, one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(tokens[one]), luminance(tokens[other])].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

function luminance(colour = ''): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
