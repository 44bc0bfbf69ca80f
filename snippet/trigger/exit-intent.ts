// Leaving a page cannot be seen, only guessed. With a mouse: out by the top edge, upwards and not slowly, and not because
// something was just clicked. With a finger: a fast swipe back up a page that was read downwards, or the return to a tab.
// A part: loaded when a trigger waits for it.
import { AFTER_CLICK_MS, AWAY_MS, MOUSE_PX, READ_PX, SAMPLE_MS, SWIPE_PX } from '../bounds.ts';
import { isTouch } from '../device.ts';
import { on } from '../guard.ts';
import type { Tag } from '../part.ts';

/** Told place after place, says whether the last moment went up by at least `px`; a slow phone tells of longer moments. */
export function upwardRush(px: number): (y: number, at: number) => boolean {
  let fromY = 0;
  let fromAt = 0;
  return (y, at) => {
    const age = at - fromAt;
    const rushed = fromY - y >= px * Math.max(1, age / SAMPLE_MS);
    if (age > SAMPLE_MS) {
      fromY = y;
      fromAt = at;
    }
    return rushed;
  };
}

/** Watches this page view and those to come. */
export function start(tag: Tag): void {
  const mouse = upwardRush(MOUSE_PX);
  const swipe = upwardRush(SWIPE_PX);
  let clickedAt = -AFTER_CLICK_MS;
  let hiddenAt = 0;
  /** Furthest the page was scrolled down. */
  let deepestPx = scrollY;
  const leaving = (touch: boolean, at: number) =>
    touch === isTouch() && at - clickedAt > AFTER_CLICK_MS && tag.fire('exit_intent');

  tag.entered.push(() => {
    deepestPx = 0;
  });
  on('click', ({ timeStamp }) => {
    clickedAt = timeStamp;
  });
  on<MouseEvent>('mousemove', ({ clientY, timeStamp }) => mouse(clientY, timeStamp));
  on<MouseEvent>('mouseout', ({ clientY, relatedTarget, timeStamp }) => {
    if (!relatedTarget && clientY <= 0 && mouse(clientY, timeStamp)) leaving(false, timeStamp);
  });
  on('scroll', ({ timeStamp }) => {
    deepestPx = Math.max(deepestPx, scrollY);
    if (swipe(scrollY, timeStamp) && deepestPx >= READ_PX) leaving(true, timeStamp);
  });
  on('visibilitychange', ({ timeStamp }) => {
    if (document.hidden) hiddenAt = timeStamp;
    else if (timeStamp - hiddenAt >= AWAY_MS) leaving(true, timeStamp);
  });
}
