// What the panel shows: a head, the screen that one is at, and a foot.

import { recordScreen } from './act.ts';
import { close, draw, go, keep, status } from './app.ts';
import { aim, takeAim } from './choose.ts';
import { button, type Child, h, soft } from './element.ts';
import { attempt } from './evaluator.ts';
import { fieldScreen } from './field.ts';
import { home, whichPage } from './home.ts';
import { drawPanel } from './panel.ts';
import { isPage, type Screen, session, tellingOf } from './session.ts';
import { tellingScreen } from './telling.ts';
import { trialScreen } from './trial.ts';
import { say } from './words.ts';

export function drawScreen(): void {
  const { screen, left, folded, happened } = session;
  const title = aim ? say('pointAt', aim.what) : say(titleOf(screen));
  const back = aim ? undefined : backOf(screen);
  const isSmall = aim || folded || (screen.at === 'record' && !happened.length);
  drawPanel(
    `${left ? 'left' : ''} ${isSmall ? 'small' : ''}`,
    title,
    h(
      'header',
      {},
      back && icon('back', '‹', () => go(back)),
      h('h1', {}, title),
      aim
        ? button('cancel', say('cancel'), () => takeAim())
        : [
            icon('side', '⇄', () => flip('left')),
            icon('fold', folded ? '▴' : '▾', () => flip('folded')),
            icon('close', '✕', close),
          ],
    ),
    (aim || !folded) &&
      h(
        'div',
        { class: 'body', tabindex: '-1', 'data-key': 'body' },
        aim ? soft(say('keys')) : attempt(() => screenOf(screen)),
      ),
    !aim &&
      !folded &&
      h(
        'footer',
        {},
        h('p', { role: 'status', class: !/^(sav(ed|ing))?$/.test(status) && 'bad' }, status && say(status)),
        back
          ? main('done', () => go(back))
          : [button('test', say('test'), () => go({ at: 'test' })), main('close', close)],
      ),
  );
}

function icon(word: string, sign: string, act: () => void): Child {
  return button(word, sign, act, { class: 'icon', 'aria-label': say(word), title: say(word) });
}

function main(word: string, act: () => void): Child {
  return button(`${word} main`, say(word), act, { class: 'main' });
}

function flip(what: 'left' | 'folded'): void {
  session[what] = !session[what];
  keep();
  draw();
}

function screenOf(screen: Screen): Child {
  switch (screen.at) {
    case 'telling':
      return tellingScreen(screen.of);
    case 'field':
      return fieldScreen(screen);
    case 'record':
      return recordScreen(screen.event);
    case 'test':
      return trialScreen();
    case 'other':
      return whichPage();
    default:
      return home();
  }
}

/** The word for it. */
function titleOf(screen: Screen): string {
  if (screen.at === 'record') return screen.event;
  if (screen.at === 'test') return screen.at;
  if (screen.at === 'field') return screen.name;
  const telling = screen.at === 'telling' && tellingOf(screen.of);
  return telling ? (isPage(telling) ? telling.name : (telling.event ?? '')) : 'title';
}

function backOf(screen: Screen): Screen | undefined {
  if (screen.at === 'home') return undefined;
  return screen.at === 'field' ? { at: 'telling', of: screen.of } : { at: 'home' };
}
