import type { App } from './app.ts';
import { beginAction } from './begin-action.ts';
import { button, type Child, entry, h, part } from './element.ts';
import type { Happening } from './record.ts';

/** The surest sign first: a request says what was done, a click only what was tried. */
const order = ['request', 'submit', 'grows', 'click'];

/** While something is done on the page, and after: what happened, to choose from. */
export function recordScreen(app: App, event: string): Child[] {
  const { say, session } = app;
  const happened = session.happened.slice().sort((one, other) => order.indexOf(one.on) - order.indexOf(other.on));
  if (!happened.length) return [h('b', {}, say('doIt', say(event))), h('p', { class: 'soft' }, say('doLead'))];
  return [
    part(
      say('happened'),
      h(
        'ul',
        {},
        happened
          .slice(0, 12)
          .map((one, index) =>
            entry(
              `happened ${index}`,
              h('b', {}, nameOf(app, one)),
              h('code', {}, detailOf(one)),
              index === 0 && say('best'),
              true,
              () => beginAction(app, event, one),
            ),
          ),
      ),
    ),
    button(
      'again',
      say('again'),
      () => {
        session.happened = [];
        app.draw();
      },
      { class: 'link' },
    ),
  ];
}

function nameOf({ say }: App, one: Happening): string {
  return one.on === 'request' ? say('sends', `${one.method} ${new URL(one.url).pathname}`) : say(one.on, one.label);
}

function detailOf(one: Happening): string | undefined {
  return one.on === 'request'
    ? [one.body || new URL(one.url).search, one.answer].filter(Boolean).join(' → ').slice(0, 120)
    : one.selectors[0];
}

/** Notes one more; the same again is not another. */
export function note({ session }: App, happening: Happening): void {
  const json = JSON.stringify(happening);
  if (session.happened.length < 30 && !session.happened.some((one) => JSON.stringify(one) === json))
    session.happened.push(happening);
}
