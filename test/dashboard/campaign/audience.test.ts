import { describe, expect, it } from 'vitest';
import {
  depthOf,
  dissolveNode,
  duplicateNode,
  isGroup,
  moveNode,
  removeNode,
  turnNode,
  unwrapNot,
  withRootGroup,
  wrapNode,
} from '../../../dashboard/pages/campaign/audience.ts';
import { blankCampaign } from '../../../dashboard/pages/campaign/blank.ts';
import type { Condition } from '../../../server/contract/audience.ts';

const a: Condition = { kind: 'visit', is: 'new' };
const b: Condition = { kind: 'login', is: 'in' };
const c: Condition = { kind: 'cart' };
const campaign = (audience: Condition) => ({ ...blankCampaign(), audience });
const both = campaign({ kind: 'all', of: [a, b] });
const members = ({ audience }: { audience: Condition }) => (isGroup(audience) ? audience.of : undefined);

describe('the audience builder', () => {
  it('shows a single condition as a group of one, which means the same', () => {
    expect(withRootGroup(campaign(a)).audience).toEqual({ kind: 'all', of: [a] });
    expect(withRootGroup(both)).toBe(both);
  });

  it('duplicates, moves and removes a condition', () => {
    expect(members(duplicateNode(both, 'audience/of/0'))).toEqual([a, a, b]);
    expect(members(moveNode(both, 'audience/of/0', 1))).toEqual([b, a]);
    expect(members(moveNode(both, 'audience/of/0', -1))).toEqual([a, b]);
    expect(members(removeNode(both, 'audience/of/1'))).toEqual([a]);
  });

  it('gives a condition a group that combines the other way, and dissolves it again', () => {
    const wrapped = wrapNode(both, 'audience/of/1');
    expect(members(wrapped)).toEqual([a, { kind: 'any', of: [b] }]);
    expect(members(dissolveNode(wrapped, 'audience/of/1'))).toEqual([a, b]);
  });

  it('turns a condition around and back', () => {
    const turned = turnNode(both, 'audience/of/0');
    expect(members(turned)).toEqual([{ kind: 'not', of: a }, b]);
    expect(turnNode(turned, 'audience/of/0')).toEqual(both);
  });

  it('keeps the denial of a group on each of its members when it is dissolved', () => {
    const none = campaign({ kind: 'all', of: [a, { kind: 'not', of: { kind: 'any', of: [b, c] } }] });
    expect(members(dissolveNode(none, 'audience/of/1'))).toEqual([a, { kind: 'not', of: b }, { kind: 'not', of: c }]);
  });

  it('shows a condition that is denied twice as one that is not denied', () => {
    const twice: Condition = { kind: 'not', of: { kind: 'not', of: a } };
    expect(unwrapNot(twice, 'audience/of/0')).toEqual({ inner: a, innerPath: 'audience/of/0/of/of', denied: false });
  });

  it('knows how deep a condition is', () => {
    expect(depthOf('audience')).toBe(0);
    expect(depthOf('audience/of/1/of/of/0')).toBe(2);
  });
});
