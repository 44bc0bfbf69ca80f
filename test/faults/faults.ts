/** All faults, in the order of the scoreboard. */

import { backup } from './backup.ts';
import { bfcache } from './bfcache.ts';
import { bounce } from './bounce.ts';
import { clocks } from './clocks.ts';
import { corruptPage } from './corrupt-page.ts';
import { diskFull } from './disk-full.ts';
import { failNth } from './fail-nth.ts';
import type { Fault } from './fault.ts';
import { fsyncOrder } from './fsync-order.ts';
import { fuzz } from './fuzz.ts';
import { hostileBodies } from './hostile-bodies.ts';
import { hostilePage } from './hostile-page.ts';
import { hostileText } from './hostile-text.ts';
import { kill9 } from './kill-9.ts';
import { lostAnswers } from './lost-answers.ts';
import { orders } from './orders.ts';
import { overload } from './overload.ts';
import { pinnedReader } from './pinned-reader.ts';
import { prerender } from './prerender.ts';
import { races } from './races.ts';
import { readOnly } from './read-only.ts';
import { repeats } from './repeats.ts';
import { roleMatrix } from './role-matrix.ts';
import { signIn } from './sign-in.ts';
import { sigterm } from './sigterm.ts';
import { slowBodies } from './slow-bodies.ts';
import { soak } from './soak.ts';
import { strictPolicy } from './strict-policy.ts';
import { tabCrash } from './tab-crash.ts';
import { templates } from './templates.ts';
import { twoServers } from './two-servers.ts';
import { xssDashboard } from './xss-dashboard.ts';
import { xssPopup } from './xss-popup.ts';

export const faults: readonly Fault[] = [
  kill9,
  fsyncOrder,
  repeats,
  races,
  orders,
  lostAnswers,
  failNth,
  diskFull,
  readOnly,
  corruptPage,
  twoServers,
  pinnedReader,
  sigterm,
  soak,
  backup,
  clocks,
  overload,
  slowBodies,
  hostileBodies,
  bounce,
  tabCrash,
  bfcache,
  prerender,
  fuzz,
  hostileText,
  roleMatrix,
  xssPopup,
  xssDashboard,
  signIn,
  hostilePage,
  strictPolicy,
  templates,
];
