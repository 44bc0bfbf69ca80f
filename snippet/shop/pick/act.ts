import { draw, keep, pageHere } from './app.ts';
import { beginAction } from './begin-action.ts';
import { type Child, entry, h, link, list, part, soft } from './element.ts';
import { later } from './evaluator.ts';
import { type Happening, record } from './record.ts';
import { session } from './session.ts';
import { say } from './words.ts';

/** After the first of what happens, so much is waited for the rest: requests follow clicks. */
const GATHER_MS = 1_200;

/** Lists what happens. @returns ends it. */
export function beginRecord(): () => void {
  let gathers = false;
  return record(pageHere()?.name, (happening) => {
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
export function recordScreen({ event }: { event: string }): Child {
  const happened = [...session.happened].sort((one, other) => order.indexOf(one.on) - order.indexOf(other.on));
  if (!happened.length) return [h('b', {}, say('doIt', say(event))), soft(say('doLead'))];
  return [
    part(
      'happened',
      list(
        happened.slice(0, 12).map((one, index) => {
          const [name, detail] = describe(one);
          const about = h('code', {}, detail);
          const choose = () => beginAction(event, one);
          return entry(`happened ${index}`, h('b', {}, name), about, true, choose, index ? '' : say('best'));
        }),
      ),
    ),
    link('again', () => {
      session.happened = [];
      draw();
    }),
  ];
}

/** What happened, in words, and what it was exactly. */
function describe(one: Happening): [name: string, detail: string] {
  if (one.on !== 'request') return [say(one.on, one.label), one.selector];
  const { pathname, search } = new URL(one.url);
  const carried = `${one.body || search} → ${one.answer}`;
  return [say('sends', `${one.method} ${pathname}`), carried.slice(0, 120)];
}
