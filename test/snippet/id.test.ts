import { afterEach, describe, expect, it, vi } from 'vitest';
import { eventIdPattern, visitorIdPattern } from '../../server/contract/ids.ts';
import { makeId } from '../../snippet/id.ts';
import { findVisitorId } from '../../snippet/visitor.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('an id made by the tag', () => {
  it('is one the collector takes, for an event and for a visitor', () => {
    for (const now of [0, 1_795_000_000_000, 4_102_444_800_000]) {
      expect(makeId(now)).toMatch(new RegExp(eventIdPattern));
      expect(makeId(now)).toMatch(new RegExp(visitorIdPattern));
    }
  });

  it('sorts by time', () => {
    expect(
      [2_000_000_000_000, 1_000_000_000_000, 999]
        .map(makeId)
        .sort()
        .map((id) => parseInt(id.slice(0, 8), 36)),
    ).toEqual([999, 1_000_000_000_000, 2_000_000_000_000]);
  });

  it('is never made twice, not even in the same millisecond', () => {
    expect(new Set(Array.from({ length: 10_000 }, () => makeId(1))).size).toBe(10_000);
  });

  it('is made where the page has no crypto, too', () => {
    vi.stubGlobal('crypto', undefined);
    expect(makeId(1_795_000_000_000)).toMatch(new RegExp(eventIdPattern));
    expect(makeId(1)).not.toBe(makeId(1));
  });
});

describe('the visitor is found again', () => {
  const id = makeId(1_795_000_000_000);

  it('among other cookies, first or last', () => {
    expect(findVisitorId(`dangol_v=${id}; a=b;dangol_v=null`)).toBe(id);
    expect(findVisitorId(`a=b; dangol_v=${id};dangol_v=null`)).toBe(id);
    expect(findVisitorId(`a=b;dangol_v=${id}`)).toBe(id);
  });

  it('but not in what somebody else wrote or broke', () => {
    expect(findVisitorId(`xdangol_v=${id};dangol_v=undefined`)).toBeUndefined();
    expect(findVisitorId('dangol_v=<script>;dangol_v=null')).toBeUndefined();
    expect(findVisitorId(`dangol_v=${'a'.repeat(41)};dangol_v=null`)).toBeUndefined();
  });

  it('and only ids that the collector takes', () => {
    for (const length of [9, 10, 40, 41]) {
      const made = 'a'.repeat(length);
      expect(findVisitorId(`dangol_v=${made}`) === made).toBe(new RegExp(visitorIdPattern).test(made));
    }
  });
});
