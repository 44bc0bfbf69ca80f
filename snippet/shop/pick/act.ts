import { draw, keep, pageHere } from './app.ts';
import { beginAction } from './begin-action.ts';
import { type Child, entry, h, link, list, part, soft } from './element.ts';
import { later } from './evaluator.ts';
import { type Happening, record } from './record.ts';
import { type Screen, session } from './session.ts';
import { say } from './words.ts';

/** After the first of what happens, so much is waited for the rest: requests follow clicks. */
const GATHER_MS = 1_200;

let recorded: Screen | undefined;
let endRecord = () => {};

/** Recording begins and ends with its screen. */
export function watchRecord(): void {
  const { screen } = session;
  if (screen === recorded) return;
  endRecord();
  endRecord = () => {};
  recorded = screen;
  if (screen.at !== 'record') return;
  let gathers = false;
  endRecord = record(pageHere()?.name, (happening) => {
    const { happened } = session;
    // The same again is not another.
    const json = JSON.stringify(happening);
    if (happened.length < 30 && !happened.some((one) => JSON.stringify(one) === json)) happened.push(happening);
    keep();
    if (gathers) return;
    gathers = true;
    later(() => {
      gathers = false;
      if (session.screen.at === 'record') draw();
    }, GATHER_MS);
  });
}

/** The surest sign first: a request says what was done, a click only what was tried. */
const order = ['request', 'submit', 'grows', 'click'];

/** While something is done on the page, and after: what happened, to choose from. */
export function recordScreen(event: string): Child {
  const happened = [...session.happened].sort((one, other) => order.indexOf(one.on) - order.indexOf(other.on));
  if (!happened.length) return [h('b', {}, say('doIt', say(event))), soft(say('doLead'))];
  return [
    part(
      say('happened'),
      list(
        happened
          .slice(0, 12)
          .map((one, index) =>
            entry(
              `happened ${index}`,
              h('b', {}, nameOf(one)),
              h('code', {}, detailOf(one)),
              !index && say('best'),
              true,
              () => beginAction(event, one),
            ),
          ),
      ),
    ),
    link('again', () => {
      session.happened = [];
      draw();
    }),
  ];
}

function nameOf(one: Happening): string {
  return one.on === 'request' ? say('sends', `${one.method} ${new URL(one.url).pathname}`) : say(one.on, one.label);
}

function detailOf(one: Happening): string | undefined {
  return one.on === 'request'
    ? [one.body || new URL(one.url).search, one.answer].filter(Boolean).join(' → ').slice(0, 120)
    : one.selectors[0];
}
