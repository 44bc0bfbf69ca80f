import { describe, expect, it } from 'vitest';
import { matching } from '../../../dashboard/pages/campaign/fields/combo-options.ts';
import { opsFor, withOp, withProperty } from '../../../dashboard/pages/campaign/fields/comparison.ts';
import { modeOf, rangeAs, rangeModes } from '../../../dashboard/pages/campaign/fields/range-mode.ts';

describe('a list that can be typed into', () => {
  const options = [
    { value: 'view_item_list', label: '상품 목록 조회' },
    { value: 'view_item', label: '상품 조회' },
    { value: 'purchase', label: '구매' },
  ];
  const own = { fits: /^[a-z][a-z_]*$/, say: (name: string) => `‘${name}’ 사용` };
  const found = (query: string) => matching(options, query, own).map(({ value }) => value);

  it('finds by human name and by value, the exact one first', () => {
    expect(found('view_item')).toEqual(['view_item', 'view_item_list']);
    expect(found('상품 조회')).toEqual(['view_item']);
    expect(found('조회')).toEqual(['view_item_list', 'view_item']);
    expect(found('')).toEqual(['view_item_list', 'view_item', 'purchase']);
  });

  it('offers a name of the author’s own, when it can be one and is not known', () => {
    expect(found('write_review')).toEqual(['write_review']);
    expect(found('view_item').filter((value) => value === 'view_item')).toHaveLength(1);
    expect(found('리뷰 작성')).toEqual([]);
  });
});

describe('a range', () => {
  it('is said in one way only', () => {
    expect(modeOf({ atLeast: 3 })).toBe('atLeast');
    expect(modeOf({ atMost: 0 })).toBe('never');
    expect(modeOf({ atLeast: 2, atMost: 2 })).toBe('exactly');
    expect(modeOf({ atLeast: 2, atMost: 4 })).toBe('between');
    expect(modeOf(undefined)).toBe('open');
    expect(modeOf({})).toBe('atLeast');
  });

  it.each(rangeModes)('becomes %s and is then said so', (mode) => {
    for (const range of [undefined, { atLeast: 3 }, { atMost: 5 }, { atMost: 0 }, { atLeast: 2, atMost: 4 }]) {
      expect(modeOf(rangeAs(mode, range))).toBe(mode);
    }
  });

  it('keeps its number when it is said another way', () => {
    expect(rangeAs('exactly', { atLeast: 3 })).toEqual({ atLeast: 3, atMost: 3 });
  });
});

describe('a comparison', () => {
  it('offers only what makes sense for its property', () => {
    expect(opsFor('channel')).toEqual(['equals', 'one_of']);
    expect(opsFor('points')).not.toContain('contains');
    expect(opsFor('items.item_category')).toContain('matches');
  });

  it('gives the value the form that it needs', () => {
    const category = { property: 'items.item_category', op: 'equals', value: 'Tops' } as const;
    expect(withOp(category, 'one_of')).toMatchObject({ value: ['Tops'] });
    expect(withOp({ ...category, op: 'one_of', value: ['Tops', 'Shoes'] }, 'contains')).toMatchObject({
      value: 'Tops',
    });
    expect(withOp(category, 'exists')).toEqual({ property: 'items.item_category', op: 'exists' });
    expect(withOp({ property: 'value', op: 'equals', value: '5000' }, 'at_least')).toMatchObject({ value: 5000 });
  });

  it('forgets a value that another property cannot have', () => {
    const points = { property: 'points', op: 'at_least', value: 500 } as const;
    expect(withProperty(points, 'tier')).toEqual({ property: 'tier', op: 'equals', value: '' });
    expect(withProperty({ property: 'tier', op: 'equals', value: 'VIP' }, 'name')).toMatchObject({ value: 'VIP' });
    expect(withProperty({ property: 'landing', op: 'contains', value: '/x' }, 'channel')).toEqual({
      property: 'channel',
      op: 'equals',
      value: 'direct',
    });
  });
});
