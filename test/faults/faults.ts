/** All faults, in the order of the scoreboard. */

import { bounce } from './bounce.ts';
import type { Fault } from './fault.ts';
import { tabCrash } from './tab-crash.ts';

export const faults: readonly Fault[] = [bounce, tabCrash];
