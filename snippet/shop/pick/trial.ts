// The draft, tried by the evaluator itself.
import type { Reader } from '../mapping/memory.ts';
import { attempt, watch } from '../mapping/start.ts';
import type { App } from './app.ts';
import { button, type Child, h } from './element.ts';

/** The trial that counts: there is no way to stop an earlier one, so it is not listened to. */
let current = 0;

/** Has the evaluator read this page by the draft; what it would tell is listed and not recorded. */
export function beginTrial(app: App): void {
  const mine = ++current;
  const { session, tag } = app;
  const hear = (name: string, params: unknown) => {
    if (mine !== current || session.screen.at !== 'test') return;
    session.told = [{ name, params: params as Record<string, unknown> }, ...session.told].slice(0, 40);
    app.keep();
    app.draw();
  };
  const entered: (() => void)[] = [];
  const leaving: (() => void)[] = [];
  const trial: Reader = {
    ...tag,
    entered,
    leaving,
    tell: (_, name, params) => hear(name, params),
    call: (name, id, attributes) => hear(String(name), { customer_id: id, ...(attributes as object) }),
  };
  tag.entered.push(() => entered.forEach(attempt));
  tag.leaving.push(() => leaving.forEach(attempt));
  watch(trial, JSON.parse(JSON.stringify(session.mapping)));
}

export function trialScreen(app: App): Child[] {
  const { say, session } = app;
  const { told } = session;
  const clear = () => {
    session.told = [];
    app.draw();
  };
  const lines = told.map(({ name, params }) => {
    const details = linesOf(app, params).map((line) => h('small', {}, line));
    return h('li', {}, h('div', {}, h('b', {}, say(name)), details));
  });
  return [
    h('p', { class: 'soft' }, say('testLead')),
    told.length ? h('ul', { 'aria-live': 'polite' }, lines) : h('p', {}, say('testNone')),
    told.length > 0 && button('clear', say('clear'), clear, { class: 'link' }),
  ];
}

function linesOf({ say }: App, { items, ...rest }: Record<string, unknown>): string[] {
  const line = (fields: object) =>
    Object.entries(fields)
      .map(([name, value]) => `${say(name)} ${typeof value === 'number' ? value.toLocaleString() : value}`)
      .join(' · ');
  return [line(rest), ...((items as object[] | undefined) ?? []).map(line)].filter(Boolean);
}
