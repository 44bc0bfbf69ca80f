/** Checks what comes in lists one by one, so that a bad one does not lose the good ones. */
import type { SchemaObject } from 'ajv';
import type { FieldFault } from '../contract/error.ts';
import { under } from '../domain/fault.ts';
import { faultOf } from './faults.ts';
import { Problem } from './problem.ts';
import { checkOf } from './schema-check.ts';

type Refused = FieldFault & { index: number };

export type Checked<Thing> = {
  good: Thing[];
  /** The first broken rule of each, with its place in the list. */
  refused: Refused[];
};

/**
 * @param list the name of the list in the body.
 * @param faultsOf what breaks a rule that the schema cannot tell.
 * @returns a check that throws Problem `invalid_field` when none of them is good.
 */
export function checkEach<Thing>(
  schema: SchemaObject,
  list: string,
  faultsOf: (thing: Thing, now: number) => FieldFault[],
): (things: unknown[], now: number) => Checked<Thing> {
  const isGood = checkOf<Thing>(schema);

  function faultIn(thing: unknown, path: string, now: number): FieldFault | undefined {
    if (isGood(thing)) return under(path, faultsOf(thing, now))[0];
    const [error] = isGood.errors;
    return error ? faultOf(error, path) : { path, rule: 'breaks a rule' };
  }

  return (things, now) => {
    const good: Thing[] = [];
    const refused: Refused[] = [];
    for (const [index, thing] of things.entries()) {
      const fault = faultIn(thing, `${list}/${index}`, now);
      if (fault) refused.push({ index, ...fault });
      else good.push(thing as Thing);
    }
    if (good.length === 0) throw Problem.ofFaults(refused);
    return { good, refused };
  };
}
