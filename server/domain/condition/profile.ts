import type { Condition } from '../../contract/audience.ts';
import { compileValue, ownValue } from '../filter.ts';
import type { Look } from '../look.ts';

type Of<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>;

/** What the shop told us of its customer. */
export function compileAttribute(condition: Of<'attribute'>): (look: Look) => boolean {
  const test = compileValue(condition);
  return ({ person }) => test(ownValue(person.attributes, condition.property));
}

/** New: in the first session ever, on any of the person's browsers. */
export function compileVisit({ is }: Of<'visit'>): (look: Look) => boolean {
  return ({ person }) => (is === 'new') === person.sessionCount <= 1;
}

export function compileLogin({ is }: Of<'login'>): (look: Look) => boolean {
  return ({ person }) => person.loggedIn === (is === 'in');
}

/** Where this session came from. */
export function compileSource(condition: Of<'source'>): (look: Look) => boolean {
  const test = compileValue(condition);
  const { property } = condition;
  if (property === 'channel' || property === 'referrer' || property === 'landing') {
    return ({ session }) => test(session?.[property]);
  }
  return ({ session }) => test(session && ownValue(session.utm, property));
}

export function compileDevice(condition: Of<'device'>): (look: Look) => boolean {
  const test = compileValue(condition);
  return ({ person }) => test(person.device && ownValue(person.device, condition.property));
}
