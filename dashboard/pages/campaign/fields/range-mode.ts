import type { Range } from '../../../../server/contract/filter.ts';

/** How a range is said. `open`: it does not matter. `never`: zero. */
export const rangeModes = ['atLeast', 'atMost', 'exactly', 'between', 'never', 'open'] as const;
export type RangeMode = (typeof rangeModes)[number];

export function modeOf(range: Range | undefined): RangeMode {
  if (!range) return 'open';
  const { atLeast, atMost } = range;
  if (atMost === 0 && atLeast === undefined) return 'never';
  if (atLeast === undefined) return atMost === undefined ? 'atLeast' : 'atMost';
  if (atMost === undefined) return 'atLeast';
  return atLeast === atMost ? 'exactly' : 'between';
}

/** The range said another way, with the numbers it had. */
export function rangeAs(mode: RangeMode, range: Range | undefined): Range | undefined {
  const { atLeast, atMost } = range ?? {};
  const number = atLeast ?? (atMost || 1);
  switch (mode) {
    case 'open':
      return undefined;
    case 'never':
      return { atMost: 0 };
    case 'atLeast':
      return { atLeast: number };
    case 'atMost':
      return { atMost: atMost || number };
    case 'exactly':
      return { atLeast: number, atMost: number };
    case 'between':
      return { atLeast: number, atMost: Math.max(atMost ?? 0, number + 1) };
  }
}
