// Pick mode: the owner of a shop teaches Dangol its pages by pointing at them. Loaded on the shop's own pages, for whoever came
// by a link of the dashboard; shoppers never see it.
import type { Tag } from '../../part.ts';
import { attempt, guard, later } from '../mapping/start.ts';
import { whenParsed } from '../parsed.ts';
import { note, recordScreen } from './act.ts';
import { type App, contextOf, isPage, makeApp, pageHere, rowsHere, sampleHere, tellingOf } from './app.ts';
import { currentAim, preview, takeAim } from './choose.ts';
import { button, type Child, h } from './element.ts';
import { fieldScreen } from './field.ts';
import { home, whichPage } from './home.ts';
import { openPanel, type Panel } from './panel.ts';
import { record } from './record.ts';
import { endSession, openSession, type Screen } from './session.ts';
import { spot } from './spot.ts';
import { tellingScreen } from './telling.ts';
import { beginTrial, trialScreen } from './trial.ts';

/** After the first of what happens, so much is waited for the rest: requests follow clicks. */
const GATHER_MS = 1_200;
/** A single-page shop fills its pages after their address has changed. */
const SETTLE_MS = 1_000;

export const start = guard((tag: Tag) => {
  const session = openSession();
  if (session) whenParsed(() => open(tag, session));
});

function open(tag: Tag, session: NonNullable<ReturnType<typeof openSession>>): void {
  const panel = openPanel();
  const app = makeApp(tag, session, panel.host);
  let stop = () => {};
  let acting: Screen | undefined;
  let trying = false;

  app.draw = () => {
    stop();
    stop = () => {};
    panel.frame(undefined);
    watchRecord();
    const isTest = session.screen.at === 'test';
    if (isTest && !trying) beginTrial(app);
    trying = isTest;
    if (!session.words.title) return;
    const aim = currentAim();
    if (aim)
      stop = spot({
        host: panel.host,
        within: aim.within,
        onCancel: () => takeAim(app, undefined),
        onChoose: aim.choose,
        onMark: (element) => panel.frame(element, element && preview(app, element), aim.within),
      });
    else showRows(app, panel);
    drawPanel(app, panel);
  };

  /** Recording ends with its screen. */
  let endRecord = () => {};
  function watchRecord(): void {
    const next = session.screen.at === 'record' ? session.screen : undefined;
    if (next && next === acting) return;
    endRecord();
    endRecord = () => {};
    acting = next;
    if (!next) return;
    let gathers = false;
    endRecord = record(tag, panel.host, session.mapping.pages[pageHere(app)]?.name, (happening) => {
      note(app, happening);
      app.keep();
      if (gathers) return;
      gathers = true;
      later(() => {
        gathers = false;
        if (session.screen.at === 'record') app.draw();
      }, GATHER_MS);
    });
  }

  const look = guard(() => {
    if (!panel.host.isConnected) return;
    sampleHere(app);
    app.keep();
    if (!currentAim()) app.draw();
  });
  tag.entered.push(() => later(look, SETTLE_MS));
  look();
  if (document.readyState !== 'complete') addEventListener('load', () => later(look, SETTLE_MS), { once: true });
}

/** The rows of what is being taught are framed, so that one sees which they are. */
function showRows(app: App, panel: Panel): void {
  const { screen } = app.session;
  const telling = 'of' in screen && screen.of.list !== 'customer' ? tellingOf(app.session, screen.of) : undefined;
  if (telling && isPage(telling) && telling.rows?.from === 'elements')
    panel.frame(undefined, '', rowsHere(telling, contextOf(app, telling)) as Element[]);
}

function drawPanel(app: App, panel: Panel): void {
  const { session, say } = app;
  const { screen } = session;
  const aim = currentAim();
  const title = aim ? say('pointAt', aim.what) : titleOf(app);
  const back = backOf(screen);
  const icon = (word: string, sign: string, act: () => void): Child =>
    button(word, sign, act, { class: 'icon', 'aria-label': say(word), title: say(word) });
  const flip = (what: 'left' | 'folded') => () => {
    session[what] = !session[what];
    app.keep();
    app.draw();
  };
  const tools = [
    icon('side', '⇄', flip('left')),
    icon('fold', session.folded ? '▴' : '▾', flip('folded')),
    icon('close', '✕', () => close(panel)),
  ];
  const head = h(
    'header',
    {},
    back && !aim && icon('back', '‹', () => app.go(back)),
    h('h1', {}, title),
    aim ? button('cancel', say('cancel'), () => takeAim(app, undefined)) : tools,
  );
  const isSmall = !!aim || session.folded || (screen.at === 'record' && !session.happened.length);
  const look = `${session.left ? 'left' : ''} ${isSmall ? 'small' : ''}`;
  if (aim) {
    panel.draw(look, title, head, h('div', { class: 'body' }, h('p', { class: 'soft' }, say('keys'))));
    return;
  }
  const body = h('div', { class: 'body', tabindex: '-1', 'data-key': 'body' }, screenOf(app));
  const status = h(
    'p',
    { role: 'status', class: /^(saved|saving|)$/.test(app.status) ? '' : 'bad' },
    app.status && say(app.status),
  );
  panel.draw(
    look,
    title,
    head,
    !session.folded && body,
    !session.folded && h('footer', {}, status, footOf(app, panel)),
  );
}

function screenOf(app: App): Child[] {
  const { screen } = app.session;
  const drawn = attempt((): Child[] => {
    switch (screen.at) {
      case 'telling':
        return tellingScreen(app, screen.of);
      case 'field':
        return fieldScreen(app, screen);
      case 'record':
        return recordScreen(app, screen.event);
      case 'test':
        return trialScreen(app);
      case 'other':
        return [whichPage(app)];
      default:
        return home(app);
    }
  });
  return drawn ?? [];
}

function titleOf({ session, say }: App): string {
  const { screen } = session;
  if (screen.at === 'record') return say(screen.event);
  if (screen.at === 'test') return say('test');
  if (screen.at === 'field') return say(screen.name);
  if (screen.at !== 'telling') return say('title');
  const telling = tellingOf(session, screen.of);
  return telling ? say(isPage(telling) ? telling.name : (telling.event ?? '')) : say('title');
}

function backOf(screen: Screen): Screen | undefined {
  if (screen.at === 'home') return undefined;
  return screen.at === 'field' ? { at: 'telling', of: screen.of } : { at: 'home' };
}

function footOf(app: App, panel: Panel): Child {
  const { session, say } = app;
  const back = backOf(session.screen);
  const main = (word: string, act: () => void) => button(`${word} main`, say(word), act, { class: 'main' });
  if (back) return main('done', () => app.go(back));
  return [button('test', say('test'), () => app.go({ at: 'test' })), main('close', () => close(panel))];
}

/** The draft is on the server; publishing it is the dashboard's. */
function close(panel: Panel): void {
  endSession();
  panel.host.remove();
}
