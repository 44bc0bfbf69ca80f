/**
 * Checks a form against the contract's own schemas before anything is sent, and says what is wrong in the language of the
 * screen. The validator interprets the schema: the dashboard's content security policy forbids the compiled kind.
 */
import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import type { FieldFault } from '../server/contract/error.ts';
import { ruleText } from './rule.ts';

/**
 * Where `value` breaks `schema`, one fault a path, with the paths the server uses (`variants/0/key`; a missing field is
 * named itself). Empty when all is well.
 *
 * @param refs schemas that `schema` refers to by their `$id`.
 */
export function faultsOf(value: unknown, schema: object, refs: object[] = []): FieldFault[] {
  const { validator, root, byId } = compiled(schema, refs);
  // As it goes over the wire: fields that are undefined are absent, and not-a-number is null.
  const sent = JSON.parse(JSON.stringify(value)) as unknown;
  const faults = new Map<string, FieldFault>();
  for (const unit of validator.validate(sent).errors) {
    if (containers.has(unit.keyword)) continue;
    const path = pathOf(unit);
    if (faults.has(path)) continue;
    const received = JSON.stringify(valueAt(sent, path))?.slice(0, RECEIVED_MAX);
    const rule = ruleText(unit.keyword, limitOf(unit, root, byId), received);
    faults.set(path, { path, rule, ...(received === undefined ? {} : { received }) });
  }
  return [...faults.values()];
}

/** What is wrong at `path`, or undefined. */
export function faultAt(faults: FieldFault[], path: string): string | undefined {
  return faults.find((fault) => fault.path === path)?.rule;
}

/** As long as the server's own. */
const RECEIVED_MAX = 100;

/** Keywords whose error only says that something inside is wrong; that something has an error of its own. */
const containers = new Set([
  'properties',
  'items',
  'additionalProperties',
  'propertyNames',
  '$ref',
  'if',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
]);

type Compiled = { validator: Validator; root: Schema; byId: Map<string, Schema> };
const cache = new WeakMap<object, Compiled>();

function compiled(schema: object, refs: object[]): Compiled {
  const known = cache.get(schema);
  if (known) return known;
  const root = withBranches(schema) as Schema;
  const others = refs.map((ref) => withBranches(ref) as Schema);
  const validator = new Validator(root, '2020-12', false);
  for (const other of others) validator.addSchema(other);
  const byId = new Map([root, ...others].map((one) => [one.$id ?? '', one]));
  const made = { validator, root, byId };
  cache.set(schema, made);
  return made;
}

/**
 * A copy in which each `oneOf` with a discriminator has become one "not this kind, or all of this" a branch, so that only
 * the branch that was meant can complain. (The server's validator knows the keyword; this one does not.)
 */
function withBranches(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withBranches);
  if (!node || typeof node !== 'object') return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withBranches(value)])) as Schema;
  const { oneOf, discriminator, ...rest } = copy;
  const tag: string | undefined = discriminator?.propertyName;
  if (!tag || !oneOf) return copy;
  const branches = oneOf.map((branch) => ({ branch, kind: kindOf(branch, tag) }));
  return {
    ...rest,
    properties: { ...rest.properties, [tag]: { enum: branches.map(({ kind }) => kind) } },
    allOf: branches.map(({ branch, kind }) => ({
      anyOf: [{ not: { required: [tag], properties: { [tag]: { const: kind } } } }, branch],
    })),
  };
}

function kindOf(branch: Schema, tag: string): unknown {
  const property = branch.properties?.[tag];
  return typeof property === 'object' ? property.const : undefined;
}

function pathOf(unit: OutputUnit): string {
  const path = unit.instanceLocation.replace(/^#\/?/, '').split('/').map(unescapePointer).join('/');
  if (unit.keyword !== 'required') return path;
  const missing = /"(.*)"/.exec(unit.error)?.[1] ?? '';
  return path ? `${path}/${missing}` : missing;
}

/** The value of the keyword that was broken: 100 for `maximum: 100`. */
function limitOf(unit: OutputUnit, root: Schema, byId: Map<string, Schema>): unknown {
  let node: unknown = root;
  for (const token of unit.keywordLocation.replace(/^#\/?/, '').split('/').map(unescapePointer)) {
    const next: unknown = node && typeof node === 'object' ? (node as Record<string, unknown>)[token] : undefined;
    node = token === '$ref' ? byId.get(String(next)) : next;
  }
  return node;
}

function valueAt(value: unknown, path: string): unknown {
  let node = value;
  for (const token of path ? path.split('/') : []) {
    node = node && typeof node === 'object' ? (node as Record<string, unknown>)[token] : undefined;
  }
  return node;
}

const unescapePointer = (token: string) => decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
