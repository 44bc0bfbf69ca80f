import type { Condition } from '../contract/audience.ts';
import type { SiteFacts } from './facts.ts';
import type { Person } from './person.ts';

export type CompiledAudience = { readonly condition: Condition };

export function compileAudience(_condition: Condition): CompiledAudience {
  throw new Error('not yet');
}

/** Whether a person fits an audience now; `this session` is the last one. */
export function fits(_audience: CompiledAudience, _person: Person, _site: SiteFacts, _now: number): boolean {
  throw new Error('not yet');
}
