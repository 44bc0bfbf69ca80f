import { describe, expect, it } from 'vitest';
import {
  getAt,
  insertAt,
  isWithin,
  join,
  listAt,
  moveAt,
  removeAt,
  setAt,
} from '../../../dashboard/pages/campaign/path.ts';

const campaign = { name: 'A', limits: { repeat: 'once' }, blocks: [{ text: '1' }, { text: '2' }, { text: '3' }] };
const texts = (root: unknown) => (listAt(root, 'blocks') as { text: string }[]).map(({ text }) => text).join('');

describe('a field of a campaign by its path', () => {
  it('is read, and missing where any step is missing', () => {
    expect(getAt(campaign, 'blocks/1/text')).toBe('2');
    expect(getAt(campaign, '')).toBe(campaign);
    expect(getAt(campaign, 'coupon/expires/at')).toBeUndefined();
    expect(getAt(campaign, 'name/0/x')).toBeUndefined();
  });

  it('is set in a copy that shares everything else', () => {
    const changed = setAt(campaign, 'blocks/1/text', 'two');
    expect(texts(changed)).toBe('1two3');
    expect(texts(campaign)).toBe('123');
    expect(changed.limits).toBe(campaign.limits);
  });

  it('makes the way to it, and is taken away with undefined', () => {
    expect(setAt(campaign, 'coupon/expires/afterHours', 24)).toMatchObject({ coupon: { expires: { afterHours: 24 } } });
    expect(setAt(campaign, 'limits/repeat', undefined).limits).toEqual({});
  });

  it('leaves the campaign itself when nothing changes', () => {
    expect(setAt(campaign, 'name', 'A')).toBe(campaign);
    expect(setAt(campaign, 'trigger/pages/include', undefined)).toBe(campaign);
  });
});

describe('a list of a campaign', () => {
  it('takes entries in, out and elsewhere', () => {
    expect(texts(insertAt(campaign, 'blocks', 1, { text: 'new' }))).toBe('1new23');
    expect(texts(removeAt(campaign, 'blocks', 0))).toBe('23');
    expect(texts(moveAt(campaign, 'blocks', 0, 2))).toBe('231');
  });

  it('begins when its first entry comes', () => {
    expect(insertAt({}, 'trigger/where', 0, 'a')).toEqual({ trigger: { where: ['a'] } });
  });

  it('stays as it is when an entry would leave it', () => {
    expect(moveAt(campaign, 'blocks', 0, -1)).toBe(campaign);
    expect(moveAt(campaign, 'blocks', 2, 3)).toBe(campaign);
  });
});

describe('paths', () => {
  it('lie within those they begin with, step by step', () => {
    expect(isWithin('audience/of/1/name', 'audience/of/1')).toBe(true);
    expect(isWithin('audience/of/10', 'audience/of/1')).toBe(false);
    expect(isWithin('anything', '')).toBe(true);
  });

  it('are joined without gaps', () => {
    expect(join('', 'audience', 'of', 2)).toBe('audience/of/2');
  });
});
