/** All benchmarks, in the order of the table in the README. */
import type { Check } from '../support/scoreboard.ts';

export const benches: readonly Check[] = [];
