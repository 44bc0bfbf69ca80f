import type { Condition } from '../contract/audience.ts';
import { compileCart } from './condition/cart.ts';
import { compileElapsed, compileEvent } from './condition/event.ts';
import { compileOrders } from './condition/orders.ts';
import { compileAttribute, compileDevice, compileLogin, compileSource, compileVisit } from './condition/profile.ts';
import { compileSessions } from './condition/sessions.ts';
import type { SiteFacts } from './facts.ts';
import { type Look, type LookTest, lookAt } from './look.ts';
import type { Person } from './person.ts';

/**
 * An audience, ready to be asked: undefined when the person fits, else the path of the first condition that does not hold
 * (`of/1`; empty for the audience as a whole).
 */
export type CompiledAudience = (look: Look) => string | undefined;

type Leaf = Exclude<Condition, { of: unknown }>;

/** Conditions by their JSON: the same one in many audiences is one test, which is asked once. */
export type KnownTests = Map<string, LookTest>;

/** Compiles an audience tree into closures, once per campaign version. */
export function compileAudience(condition: Condition, known: KnownTests = new Map(), path = ''): CompiledAudience {
  const below = (part: string, one: Condition) => compileAudience(one, known, path === '' ? part : `${path}/${part}`);
  switch (condition.kind) {
    case 'all': {
      const tests = condition.of.map((one, index) => below(`of/${index}`, one));
      return (look) => firstUnmet(tests, look);
    }
    case 'any': {
      const tests = condition.of.map((one, index) => below(`of/${index}`, one));
      return (look) => (tests.some((test) => test(look) === undefined) ? undefined : path);
    }
    case 'not': {
      const test = below('of', condition.of);
      return (look) => (test(look) === undefined ? path : undefined);
    }
    default: {
      const test = testOf(condition, known);
      return (look) => (look.holds(test) ? undefined : path);
    }
  }
}

function testOf(condition: Leaf, known: KnownTests): LookTest {
  const json = JSON.stringify(condition);
  const about = condition.kind === 'event' || condition.kind === 'elapsed' ? condition.name : undefined;
  const test = known.get(json) ?? { holds: compileLeaf(condition), about };
  known.set(json, test);
  return test;
}

function firstUnmet(tests: readonly CompiledAudience[], look: Look): string | undefined {
  for (const test of tests) {
    const unmet = test(look);
    if (unmet !== undefined) return unmet;
  }
  return undefined;
}

function compileLeaf(condition: Leaf): LookTest['holds'] {
  switch (condition.kind) {
    case 'event':
      return compileEvent(condition);
    case 'elapsed':
      return compileElapsed(condition);
    case 'sessions':
      return compileSessions(condition);
    case 'attribute':
      return compileAttribute(condition);
    case 'visit':
      return compileVisit(condition);
    case 'login':
      return compileLogin(condition);
    case 'source':
      return compileSource(condition);
    case 'device':
      return compileDevice(condition);
    case 'cart':
      return compileCart(condition);
    case 'orders':
      return compileOrders(condition);
  }
}

/** Whether a person fits an audience now; `this session` is the last one. */
export function fits(audience: CompiledAudience, person: Person, site: SiteFacts, now: number): boolean {
  return audience(lookAt(person, site, person.sessions.at(-1), now)) === undefined;
}
