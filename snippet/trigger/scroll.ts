import { view } from '../view.ts';
import { fire } from './armed.ts';

/** Share of a page above the lower edge of the window, 0–100. */
export function depthPercent(scrolledPx: number, windowPx: number, pagePx: number): number {
  return Math.min(100, Math.round(((scrolledPx + windowPx) / pagePx) * 100));
}

/** Notes how far down the page is seen now. */
export function measureDepth(): void {
  const depth = depthPercent(scrollY, innerHeight, document.documentElement.scrollHeight);
  view._depthPercent = Math.max(view._depthPercent, depth);
  fire('scroll', ({ percent = 0 }) => view._depthPercent >= percent && { percent: view._depthPercent });
}
