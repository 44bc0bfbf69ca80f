// Google Consent Mode v2: `gtag('consent', 'default' | 'update', { analytics_storage: 'granted' | 'denied', … })`, which puts
// its arguments into the dataLayer (https://developers.google.com/tag-platform/security/guides/consent).
import { attempt, guard, later } from '../guard.ts';
import { isObject } from '../params.ts';
import type { Say } from './say.ts';

/** Shops replace the array now and then. */
const LOOK_MS = 500;

/** Only an update is the visitor's word. A default that grants counts where no region is denied: we do not know the region. */
export function heedGoogle(say: Say): void {
  let isUpdated = false;
  let isDenied = false;
  let isGranted = false;
  let waitMs = 0;

  watchLayer((entry) => {
    if (!isObject(entry) || entry[0] !== 'consent' || !isObject(entry[2])) return;
    const { analytics_storage: word, wait_for_update: wait } = entry[2];
    if (word === undefined) return;
    if (entry[1] === 'update') {
      isUpdated = true;
      say(word === 'granted');
    } else if (entry[1] === 'default') {
      if (word !== 'granted') isDenied = true;
      else if (!entry[2].region) isGranted = true;
      waitMs = Math.max(waitMs, Number(wait) || 0);
      later(() => !isUpdated && isGranted && !isDenied && say(true), waitMs);
    }
  });
}

function watchLayer(take: (entry: unknown) => void): void {
  let watched: unknown[] | undefined;
  const look = guard(() => {
    const layer = (window as { dataLayer?: unknown[] }).dataLayer;
    if (!Array.isArray(layer) || layer === watched) return;
    watched = layer;
    const earlier = layer.slice();
    const original = layer.push;
    attempt(() => {
      layer.push = function (...entries) {
        const length = original.apply(this, entries);
        entries.forEach(guard(take));
        return length;
      };
    });
    earlier.forEach(guard(take));
  });
  look();
  setInterval(look, LOOK_MS);
}
