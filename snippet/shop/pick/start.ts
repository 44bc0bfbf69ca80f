// Pick mode: the owner of a shop teaches Dangol its pages by pointing at them. Loaded on the shop's own pages, for whoever came
// by a link of the dashboard; shoppers never see it.
import type { Tag } from '../../part.ts';
import { draw, keep, openApp, rowsHere, sampleHere, tag } from './app.ts';
import { aim, preview, takeAim } from './choose.ts';
import { guard, later } from './evaluator.ts';
import { frame, host, openPanel } from './panel.ts';
import { attend, drawScreen } from './screen.ts';
import { isPage, openSession, session, tellingOf } from './session.ts';
import { spot } from './spot.ts';

/** A single-page shop fills its pages after their address has changed. */
const SETTLE_MS = 1_000;

export const start = guard((of: Tag) => {
  if (!openSession()) return;
  const begin = guard(() => open(of));
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin);
  else begin();
});

function open(of: Tag): void {
  let stop: (() => void) | undefined;
  openPanel();
  openApp(of, () => {
    stop?.();
    stop = undefined;
    frame();
    attend();
    if (!session.words.title) return;
    if (aim) {
      const { within, choose } = aim;
      stop = spot(
        (element) => frame(element, element && preview(element), within),
        choose,
        () => takeAim(),
        within,
      );
    } else showRows();
    drawScreen();
  });

  const look = guard(() => {
    if (!host.isConnected) return;
    sampleHere();
    keep();
    if (!aim) draw();
  });
  const settle = () => later(look, SETTLE_MS);
  tag.entered.push(settle);
  look();
  if (document.readyState !== 'complete') addEventListener('load', settle, { once: true });
}

/** The rows of what is being taught are framed, so that one sees which they are. */
function showRows(): void {
  const { screen } = session;
  const telling = 'of' in screen && tellingOf(screen.of);
  if (telling && isPage(telling) && telling.rows?.from === 'elements')
    frame(undefined, '', rowsHere(telling) as Element[]);
}
