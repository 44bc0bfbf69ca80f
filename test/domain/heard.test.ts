import { describe, expect, it } from 'vitest';
import { readHeard } from '../../server/domain/heard.ts';

describe('what the tag heard', () => {
  it('is read from its keys: name, source, verdict, and what it is about', () => {
    expect(
      readHeard({
        'view_item layer used': 2,
        'view_item markup differs price': 1,
        'page_view platform found cafe24': 1,
      }),
    ).toEqual([
      { name: 'view_item', source: 'layer', verdict: 'used', about: '', count: 2 },
      { name: 'view_item', source: 'markup', verdict: 'differs', about: 'price', count: 1 },
      { name: 'page_view', source: 'platform', verdict: 'found', about: 'cafe24', count: 1 },
    ]);
  });

  it('takes each part of a platform for the platform', () => {
    expect(readHeard({ 'page_view platform found cafe24-order': 1 })).toMatchObject([{ about: 'cafe24' }]);
  });

  it.each([
    ['a name that a page made up', { 'made_up layer used': 1 }],
    ['an unknown source', { 'view_item nobody used': 1 }],
    ['an unknown verdict', { 'view_item layer liked': 1 }],
    ['an unknown field', { 'view_item layer differs secret_field': 1 }],
    ['an unknown platform', { 'page_view platform found myshop': 1 }],
    ['a part that is no platform', { 'page_view platform found mapping': 1 }],
    ['a verdict about something that has nothing to be about', { 'view_item layer used price': 1 }],
    ['more words than there are', { 'view_item layer differs price price': 1 }],
    ['no number', { 'view_item layer used': 'many' }],
    ['a number below one', { 'view_item layer used': -1 }],
    ['part of a number', { 'view_item layer used': 0.5 }],
    ['a text', 'view_item layer used'],
    ['null', null],
    ['a list', ['view_item layer used']],
  ])('leaves out %s', (_what, told) => {
    expect(readHeard(told)).toEqual([]);
  });

  it('is bounded, whatever a page sends', () => {
    expect(readHeard({ 'view_item layer used': 1e9 })[0]?.count).toBe(1_000);
  });
});
