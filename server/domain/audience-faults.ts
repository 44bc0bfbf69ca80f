import type { Condition } from '../contract/audience.ts';
import type { FieldFault } from '../contract/error.ts';
import type { Filter, Hours, Range } from '../contract/filter.ts';
import { MAX_AUDIENCE_DEPTH, MAX_CONDITIONS } from '../contract/limits.ts';
import { fault, under } from './fault.ts';

/** What is wrong with an audience that its schema accepts. Paths are relative to it: `of/1/times`. */
export function audienceFaults(condition: Condition): FieldFault[] {
  const faults = nodeFaults(condition, 1);
  const count = countConditions(condition);
  if (count > MAX_CONDITIONS) faults.push(fault('', `must hold at most ${MAX_CONDITIONS} conditions`, count));
  return faults;
}

function nodeFaults(condition: Condition, depth: number): FieldFault[] {
  switch (condition.kind) {
    case 'not':
      return tooDeep(depth) ?? under('of', nodeFaults(condition.of, depth + 1));
    case 'all':
    case 'any': {
      if (condition.kind === 'any' && condition.of.length === 0) return [fault('of', 'must hold a condition', [])];
      const members = () => condition.of.flatMap((one, index) => under(`of/${index}`, nodeFaults(one, depth + 1)));
      return tooDeep(depth) ?? members();
    }
    default:
      return leafFaults(condition);
  }
}

function tooDeep(depth: number): FieldFault[] | undefined {
  return depth > MAX_AUDIENCE_DEPTH ? [fault('', `must be nested at most ${MAX_AUDIENCE_DEPTH} deep`)] : undefined;
}

function countConditions(condition: Condition): number {
  if (condition.kind === 'not') return countConditions(condition.of);
  if (condition.kind !== 'all' && condition.kind !== 'any') return 1;
  return condition.of.reduce((sum, one) => sum + countConditions(one), 0);
}

function leafFaults(condition: Exclude<Condition, { of: unknown }>): FieldFault[] {
  switch (condition.kind) {
    case 'event':
      return [...whereFaults(condition.where), ...rangeFaults('times', condition.times)];
    case 'elapsed':
      return [...whereFaults(condition.where), ...rangeFaults('hours', condition.hours)];
    case 'sessions':
      return [...rangeFaults('times', condition.times), ...hoursFaults(condition.hours)];
    case 'attribute':
    case 'source':
    case 'device':
      return filterFaults(condition);
    case 'cart':
      return [
        ...whereFaults(condition.where),
        ...rangeFaults('count', condition.count),
        ...rangeFaults('value', condition.value),
      ];
    case 'orders':
      if (!condition.range && !condition.aboveSiteAverage)
        return [fault('range', 'must be given, or aboveSiteAverage')];
      return rangeFaults('range', condition.range);
    default:
      return [];
  }
}

/** What is wrong with a list of filters. */
export function whereFaults(where: readonly Filter[] | undefined): FieldFault[] {
  return (where ?? []).flatMap((filter, index) => under(`where/${index}`, filterFaults(filter)));
}

function filterFaults({ op, value }: Pick<Filter, 'op' | 'value'>): FieldFault[] {
  switch (op) {
    case 'exists':
      return [];
    case 'one_of':
      return Array.isArray(value) && value.length > 0 ? [] : [fault('value', 'must be a list with an entry', value)];
    case 'at_least':
    case 'at_most':
      return isNumeric(value) ? [] : [fault('value', 'must be a number', value)];
    default:
      if (value === undefined || value === '') return [fault('value', 'must not be empty', value)];
      return Array.isArray(value) ? [fault('value', 'must be one value; use one_of for a list', value)] : [];
  }
}

function isNumeric(value: Filter['value']): boolean {
  if (typeof value === 'string') return value.trim() !== '' && Number.isFinite(Number(value));
  return typeof value === 'number';
}

function rangeFaults(path: string, range: Range | undefined): FieldFault[] {
  if (range?.atLeast === undefined || range.atMost === undefined || range.atLeast <= range.atMost) return [];
  return [fault(path, 'must have atLeast no greater than atMost', range)];
}

/** Hours that begin where they end could mean never or always. */
export function hoursFaults(hours: Hours | undefined): FieldFault[] {
  return hours && hours.from === hours.to ? [fault('hours', 'must end at another time than they begin', hours)] : [];
}
