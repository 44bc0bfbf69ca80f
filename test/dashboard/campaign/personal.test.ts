import { afterEach, describe, expect, it } from 'vitest';
import { language } from '../../../dashboard/i18n/language.ts';
import {
  type PersonalPath,
  personalFault,
  personalPart,
  personalPathsIn,
} from '../../../dashboard/pages/campaign/personal.ts';
import { personalPaths } from '../../../server/contract/personal.ts';
import { templateFaults } from '../../../server/domain/template.ts';

afterEach(() => {
  language.value = 'en';
});

describe('personal parts of a text', () => {
  it.each([
    'Plain words, 50% off {now}',
    'Hello {{ customer.name }}',
    '{{customer.name|default:"you"}} and {{ cart.value | money }}',
    "{{ product.name | truncate: 10, '…' | upcase }}",
    '{{ customer.attributes.등급 }}',
    '{{ customer.nam }}',
    '{{ customer.name | shout }}',
    '{% if a %}b{% endif %}',
    '{{ customer.name',
    '{{ }}',
    '{{ customer.name | default: other.name }}',
  ])('are judged as the server judges them: %s', (text) => {
    expect(personalFault(text, true) === undefined, personalFault(text, true)).toBe(templateFaults(text).length === 0);
  });

  it('may name the coupon only when there is one', () => {
    expect(personalFault('{{ coupon.code }}', true)).toBeUndefined();
    expect(personalFault('{{ coupon.code }}', false)).toBeDefined();
  });

  it('are found by what they name', () => {
    expect(personalPathsIn('{{ a.b }} and {{ coupon.code | upcase }}')).toEqual(['a.b', 'coupon.code']);
  });

  it.each(['ko', 'en'] as const)('that the menu inserts can be saved, in %s', (one) => {
    language.value = one;
    for (const path of Object.keys(personalPaths) as PersonalPath[]) {
      expect(templateFaults(personalPart(path)), path).toEqual([]);
      expect(personalFault(personalPart(path), true), path).toBeUndefined();
    }
  });
});
