import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { toJson } from '../../snippet/json.ts';

type Patched = { toJSON?: () => unknown };

afterEach(() => {
  delete (Array.prototype as Patched).toJSON;
  delete (Object.prototype as Patched).toJSON;
});

describe('what goes on the wire', () => {
  it('is what JSON.stringify would write', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(toJson(value)).toBe(JSON.stringify(value));
      }),
    );
  });

  it('leaves out what is not there', () => {
    expect(toJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  it('is not changed by a toJSON that a library put on every list and object', () => {
    const value = { items: [{ item_id: 'A' }] };
    (Array.prototype as Patched).toJSON = () => '[broken]';
    (Object.prototype as Patched).toJSON = () => 'broken';
    expect(toJson(value)).toBe('{"items":[{"item_id":"A"}]}');
  });

  it('stays valid UTF-8 when a text was cut through an emoji', () => {
    expect(toJson('💐'.slice(0, 1))).toBe('"\\ud83d"');
  });
});
