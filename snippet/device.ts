import type { Device, DeviceClass } from '../server/contract/collect.ts';
import { TABLET_PX } from './bounds.ts';

/** What kind of machine the page is read on. */
export function device(): Device {
  return {
    class: deviceClass(isTouch(), Math.min(screen.width, screen.height)),
    language: navigator.language,
    screen: `${screen.width}x${screen.height}`,
  };
}

/** By the main pointer and the short side of the screen. */
export function deviceClass(touch: boolean, shortSidePx: number): DeviceClass {
  if (!touch) return 'desktop';
  return shortSidePx < TABLET_PX ? 'phone' : 'tablet';
}

/** Whether the main pointer is a finger. */
export function isTouch(): boolean {
  return matchMedia('(pointer:coarse)').matches;
}
