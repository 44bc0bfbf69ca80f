// The draft, tried by the evaluator itself.

import { draw, keep, tag } from './app.ts';
import { type Child, h, soft, told } from './element.ts';
import { attempt, watch } from './evaluator.ts';
import { session } from './session.ts';
import { said, say } from './words.ts';

/**
 * Has the evaluator read this page by the draft; what it would tell is listed and not recorded. @returns ends it: there is no way to
 * stop the evaluator, so it is not listened to.
 */
export function beginTrial(): () => void {
  let isOver = false;
  const hear = (name: string, params: unknown) => {
    if (isOver) return;
    session.told = [{ name, params: params as Record<string, unknown> }, ...session.told].slice(0, 40);
    keep();
    draw();
  };
  const entered: (() => void)[] = [];
  const leaving: (() => void)[] = [];
  tag.entered.push(() => entered.forEach(attempt));
  tag.leaving.push(() => leaving.forEach(attempt));
  watch(
    {
      ...tag,
      entered,
      leaving,
      tell: (_, name, params) => hear(name, params),
      call: (name, id, attributes) => hear(`${name}`, { customer_id: id, ...(attributes as object) }),
    },
    structuredClone(session.mapping),
  );
  return () => {
    isOver = true;
  };
}

export function trialScreen(): Child {
  const lines = session.told.map(({ name, params: { items, ...rest } }) =>
    told(h('b', {}, say(name)), ...[rest, ...((items as object[] | undefined) ?? [])].map(lineOf)),
  );
  return [soft(say('testLead')), lines[0] ? h('ul', { 'aria-live': 'polite' }, lines) : h('p', {}, say('testNone'))];
}

function lineOf(fields: object): string {
  return Object.entries(fields)
    .map(([name, value]) => `${say(name)} ${said(value)}`)
    .join(' · ');
}
