/** All faults, in the order of the scoreboard. */

import { bfcache } from './bfcache.ts';
import { bounce } from './bounce.ts';
import { failNth } from './fail-nth.ts';
import type { Fault } from './fault.ts';
import { fsyncOrder } from './fsync-order.ts';
import { fuzz } from './fuzz.ts';
import { hostileText } from './hostile-text.ts';
import { kill9 } from './kill-9.ts';
import { prerender } from './prerender.ts';
import { tabCrash } from './tab-crash.ts';

export const faults: readonly Fault[] = [
  kill9,
  fsyncOrder,
  failNth,
  bounce,
  tabCrash,
  bfcache,
  prerender,
  fuzz,
  hostileText,
];
