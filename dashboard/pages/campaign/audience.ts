/**
 * The audience as the builder shows it: a tree whose nodes are named by path. A denied node is shown as one line with its
 * denial, so `not` never stands alone: its path is that of the `not`, its inside one step deeper.
 */
import type { Condition, ConditionKind } from '../../../server/contract/audience.ts';
import type { CampaignDefinition } from '../../../server/contract/campaign.ts';
import { getAt, insertAt, join, moveAt, removeAt, setAt } from './path.ts';

export type Group = { kind: 'all' | 'any'; of: Condition[] };
/** Every kind but groups and denials. */
export type LeafKind = Exclude<ConditionKind, 'all' | 'any' | 'not'>;
export type Leaf = Exclude<Condition, Group | { kind: 'not' }>;
export type LeafOf<Kind extends LeafKind> = Leaf & { kind: Kind };

export function isGroup(condition: Condition): condition is Group {
  return condition.kind === 'all' || condition.kind === 'any';
}

/** A group, or the denial of one, that holds more than one condition: in a sentence it needs brackets. */
export function joinsSeveral(condition: Condition): boolean {
  const { inner } = unwrapNot(condition, '');
  return isGroup(inner) && inner.of.length > 1;
}

export type Shown = { inner: Exclude<Condition, { kind: 'not' }>; innerPath: string; denied: boolean };

/** A node without its denials: twice denied is said again. */
export function unwrapNot(condition: Condition, path: string, denied = false): Shown {
  if (condition.kind === 'not') return unwrapNot(condition.of, join(path, 'of'), !denied);
  return { inner: condition, innerPath: path, denied };
}

/** The builder's root is always a group; a single condition becomes a group of one, which means the same. */
export function withRootGroup(definition: CampaignDefinition): CampaignDefinition {
  if (isGroup(definition.audience)) return definition;
  return { ...definition, audience: { kind: 'all', of: [definition.audience] } };
}

/** The list that holds a node, and its place there. */
export function placeOf(path: string): { list: string; index: number } {
  const cut = path.lastIndexOf('/');
  return { list: path.slice(0, cut), index: Number(path.slice(cut + 1)) };
}

/** How many groups are around a node. */
export function depthOf(path: string): number {
  return path.split('/').filter((step) => /^\d+$/.test(step)).length;
}

type Edit = (definition: CampaignDefinition, path: string) => CampaignDefinition;

/** A copy of the node right below it. */
export const duplicateNode: Edit = (definition, path) => {
  const { list, index } = placeOf(path);
  return insertAt(definition, list, index + 1, structuredClone(getAt(definition, path)));
};

export const removeNode: Edit = (definition, path) => {
  const { list, index } = placeOf(path);
  return removeAt(definition, list, index);
};

/** One place up (-1) or down (1) in its group. */
export function moveNode(definition: CampaignDefinition, path: string, by: -1 | 1): CampaignDefinition {
  const { list, index } = placeOf(path);
  return moveAt(definition, list, index, index + by);
}

/** Puts the node into a group of its own that combines the other way: that is what a group is for. */
export const wrapNode: Edit = (definition, path) => {
  const parent = getAt(definition, placeOf(path).list.replace(/\/of$/, '')) as Group;
  const kind = parent.kind === 'all' ? 'any' : 'all';
  return setAt(definition, path, { kind, of: [getAt(definition, path)] });
};

/** Puts what a group holds in its place. A denied group keeps its denial on each, under the other combination. */
export const dissolveNode: Edit = (definition, path) => {
  const { inner, denied } = unwrapNot(getAt(definition, path) as Condition, path);
  if (!isGroup(inner)) return definition;
  const { list, index } = placeOf(path);
  const members = denied ? inner.of.map((of): Condition => ({ kind: 'not', of })) : inner.of;
  return members.reduce(
    (edited, member, offset) => insertAt(edited, list, index + offset, member),
    removeAt(definition, list, index),
  );
};

/** Says the opposite: denies, or takes the denial away. */
export const turnNode: Edit = (definition, path) => {
  const node = getAt(definition, path) as Condition;
  return setAt(definition, path, node.kind === 'not' ? node.of : { kind: 'not', of: node });
};
