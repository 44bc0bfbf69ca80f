// What the panel shows: a head, the screen that one is at, and a foot.

import { beginRecord, recordScreen } from './act.ts';
import { close, draw, go, keep, status } from './app.ts';
import { aim, takeAim } from './choose.ts';
import { button, type Child, h, main, soft } from './element.ts';
import { attempt } from './evaluator.ts';
import { fieldScreen } from './field.ts';
import { home, whichPage } from './home.ts';
import { drawPanel } from './panel.ts';
import { isPage, type Screen, session, tellingOf } from './session.ts';
import { tellingScreen } from './telling.ts';
import { beginTrial, trialScreen } from './trial.ts';
import { say } from './words.ts';

const screens: Record<Screen['at'], (screen: never) => Child> = {
  home,
  other: whichPage,
  telling: tellingScreen,
  field: fieldScreen,
  record: recordScreen,
  test: trialScreen,
};

let attended: Screen | undefined;
let end: (() => void) | undefined;

/** What a screen listens to begins and ends with it. */
export function attend(): void {
  const { screen } = session;
  if (screen === attended) return;
  attended = screen;
  end?.();
  end = screen.at === 'record' ? beginRecord() : screen.at === 'test' ? beginTrial() : undefined;
}

export function drawScreen(): void {
  const { screen, folded, happened } = session;
  const title = aim ? say('pointAt', aim.what) : say(titleOf(screen));
  const back = aim ? undefined : backOf(screen);
  const isSmall = aim || folded || (screen.at === 'record' && !happened.length);
  drawPanel(
    isSmall ? 'small' : '',
    title,
    h(
      'header',
      {},
      back && icon('back', '‹', () => go(back)),
      h('h1', {}, title),
      aim ? button('cancel', () => takeAim()) : [icon('fold', folded ? '▴' : '▾', fold), icon('close', '✕', close)],
    ),
    (aim || !folded) &&
      h('div', { class: 'body' }, aim ? soft(say('keys')) : attempt(() => screens[screen.at](screen as never))),
    !aim &&
      !folded &&
      h(
        'footer',
        {},
        h('p', { role: 'status', class: !/^sav|^$/.test(status) && 'bad' }, status && say(status)),
        back ? main('done', () => go(back)) : [button('test', () => go({ at: 'test' })), main('close', close)],
      ),
  );
}

function icon(word: string, sign: string, act: () => void): Child {
  return button(word, act, sign, { class: 'icon', 'aria-label': say(word), title: say(word) });
}

function fold(): void {
  session.folded = !session.folded;
  keep();
  draw();
}

/** The word for it. */
function titleOf(screen: Screen): string {
  if ('event' in screen) return screen.event;
  if ('name' in screen) return screen.name;
  if (!('of' in screen)) return screen.at === 'test' ? 'test' : 'title';
  const telling = tellingOf(screen.of);
  return isPage(telling) ? telling.name : `${telling.event}`;
}

function backOf(screen: Screen): Screen | undefined {
  if (screen.at === 'home') return undefined;
  return screen.at === 'field' ? { at: 'telling', of: screen.of } : { at: 'home' };
}
