/** All faults, in the order of the scoreboard. */

import { bfcache } from './bfcache.ts';
import { bounce } from './bounce.ts';
import type { Fault } from './fault.ts';
import { prerender } from './prerender.ts';
import { tabCrash } from './tab-crash.ts';

export const faults: readonly Fault[] = [bounce, tabCrash, bfcache, prerender];
