import type { App } from './app.ts';
import { beginAction } from './begin.ts';
import { type Child, h } from './element.ts';
import { link } from './home.ts';
import type { Happening } from './record.ts';

/** The surest sign first: a request says what was done, a click only what was tried. */
const order = ['request', 'submit', 'grows', 'click'];

/** While something is done on the page, and after: what happened, to choose from. */
export function recordScreen(app: App, event: string): Child[] {
  const { say, session } = app;
  const happened = session.happened.slice().sort((one, other) => order.indexOf(one.on) - order.indexOf(other.on));
  if (!happened.length)
    return [h('p', {}, h('b', {}, say('doIt', say(event)))), h('p', { class: 'soft' }, say('doLead'))];
  return [
    h('h2', {}, say('happened')),
    h(
      'ul',
      {},
      happened
        .slice(0, 12)
        .map((one, index) =>
          h(
            'li',
            {},
            h(
              'button',
              { type: 'button', 'data-key': `happened ${index}`, click: () => beginAction(app, event, one) },
              h('span', {}, h('b', {}, nameOf(app, one)), h('small', {}, h('code', {}, detailOf(one)))),
              index === 0 && h('em', {}, say('best')),
            ),
          ),
        ),
    ),
    h(
      'div',
      { class: 'row end' },
      link(app, 'again', () => {
        session.happened = [];
        app.draw();
      }),
    ),
  ];
}

function nameOf({ say }: App, one: Happening): string {
  return one.on === 'request' ? say('sends', `${one.method} ${new URL(one.url).pathname}`) : say(one.on, one.label);
}

function detailOf(one: Happening): string {
  return one.on === 'request'
    ? [one.body || new URL(one.url).search, one.answer].filter(Boolean).join(' → ').slice(0, 120)
    : (one.selectors[0] ?? '');
}

/** Notes one more; the same again is not another. */
export function note({ session }: App, happening: Happening): void {
  const json = JSON.stringify(happening);
  if (session.happened.length < 30 && !session.happened.some((one) => JSON.stringify(one) === json))
    session.happened.push(happening);
}
