/** All faults, in the order of the scoreboard. */
import type { Fault } from './fault.ts';

export const faults: readonly Fault[] = [];
