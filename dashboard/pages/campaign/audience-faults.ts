import type { Condition } from '../../../server/contract/audience.ts';
import type { FieldFault } from '../../../server/contract/error.ts';
import { MAX_AUDIENCE_DEPTH, MAX_CONDITIONS } from '../../../server/contract/limits.ts';
import { text } from '../../i18n/text.ts';
import { join } from './path.ts';

/** What is wrong with the audience beyond its schema; paths from the root of the campaign. */
export function audienceRuleFaults(audience: Condition): FieldFault[] {
  // Only the whole audience may be an empty group: everybody.
  const everybody = audience.kind === 'all' && audience.of.length === 0;
  const faults = everybody ? [] : nodeFaults(audience, 'audience', 1);
  if (countConditions(audience) > MAX_CONDITIONS) {
    faults.push({ path: 'audience', rule: text('rule.tooMany', { count: MAX_CONDITIONS }) });
  }
  return faults;
}

function nodeFaults(node: Condition, path: string, depth: number): FieldFault[] {
  if (node.kind === 'orders') {
    const nothing = !node.range && !node.aboveSiteAverage;
    return nothing ? [{ path: join(path, 'range'), rule: text('rule.orders') }] : [];
  }
  if (node.kind !== 'not' && node.kind !== 'all' && node.kind !== 'any') return [];
  if (depth > MAX_AUDIENCE_DEPTH) return [{ path, rule: text('rule.tooDeep', { count: MAX_AUDIENCE_DEPTH }) }];
  if (node.kind === 'not') return nodeFaults(node.of, join(path, 'of'), depth + 1);
  if (node.of.length === 0) return [{ path: join(path, 'of'), rule: text('rule.emptyGroup') }];
  return node.of.flatMap((member, index) => nodeFaults(member, join(path, 'of', index), depth + 1));
}

function countConditions(node: Condition): number {
  if (node.kind === 'not') return countConditions(node.of);
  if (node.kind !== 'all' && node.kind !== 'any') return 1;
  return node.of.reduce((sum, member) => sum + countConditions(member), 0);
}
