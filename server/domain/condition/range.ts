import type { Range } from '../../contract/filter.ts';

export type RangeTest = (value: number) => boolean;

/** Inclusive bounds; without any, everything is inside. */
export function compileRange({
  atLeast = Number.NEGATIVE_INFINITY,
  atMost = Number.POSITIVE_INFINITY,
}: Range): RangeTest {
  return (value) => value >= atLeast && value <= atMost;
}
