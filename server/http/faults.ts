/** Turns what Ajv found into faults in words. Needs Ajv's `verbose`, which keeps the received value in the error. */
import type { ErrorObject } from 'ajv';
import type { FieldFault } from '../contract/error.ts';
import { fault } from '../domain/fault.ts';

type Params = Record<string, unknown>;

/** Rules whose wording by Ajv speaks of schemas rather than of values. */
const rules: Record<string, (params: Params, error: ErrorObject) => string> = {
  required: () => 'must be given',
  additionalProperties: () => 'is not a known field',
  type: ({ type }) => `must be of type ${[type].flat().join(' or ')}`,
  const: ({ allowedValue }) => `must be ${JSON.stringify(allowedValue)}`,
  enum: ({ allowedValues }) => `must be one of ${(allowedValues as unknown[]).join(', ')}`,
  discriminator: (_, { schema, parentSchema }) => `must be one of ${branchesOf(schema, parentSchema).join(', ')}`,
  minimum: ({ limit }) => `must be at least ${limit}`,
  maximum: ({ limit }) => `must be at most ${limit}`,
  exclusiveMinimum: ({ limit }) => `must be more than ${limit}`,
  minLength: ({ limit }) => (limit === 1 ? 'must not be empty' : `must have at least ${limit} characters`),
  maxLength: ({ limit }) => `must have at most ${limit} characters`,
  minItems: ({ limit }) => `must have at least ${limit} entries`,
  maxItems: ({ limit }) => `must have at most ${limit} entries`,
  minProperties: ({ limit }) => `must have at least ${limit} fields`,
  maxProperties: ({ limit }) => `must have at most ${limit} fields`,
  uniqueItems: () => 'must not repeat an entry',
  pattern: ({ pattern }) => `must match ${pattern}`,
};

/**
 * The fault behind the first error of a failed check.
 *
 * @param prefix path of what was checked within the body: `events/3`.
 */
export function faultOf(error: ErrorObject, prefix = ''): FieldFault {
  const params: Params = error.params;
  const inner = params.missingProperty ?? params.additionalProperty ?? params.tag;
  const path = [prefix, error.instancePath.slice(1), inner].filter(Boolean).join('/');
  const rule = rules[error.keyword]?.(params, error) ?? error.message ?? 'breaks a rule';
  const value = typeof inner === 'string' ? (error.data as Params | undefined)?.[inner] : error.data;
  return fault(path, rule, value);
}

/** Tags of a `oneOf` with a discriminator. */
function branchesOf(schema: unknown, parent: unknown): string[] {
  const { propertyName } = schema as { propertyName: string };
  const { oneOf } = parent as { oneOf: { properties: Record<string, { const?: string; enum?: string[] }> }[] };
  return oneOf.flatMap(({ properties }) => properties[propertyName]?.const ?? properties[propertyName]?.enum ?? []);
}
