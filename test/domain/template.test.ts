import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { personalFilters, personalPaths } from '../../server/contract/personal.ts';
import { fillIn, type PersonalContext, templateFaults } from '../../server/domain/template.ts';

const context: PersonalContext = {
  language: 'ko-KR',
  currency: 'KRW',
  values: {
    customer: { name: '김단골', points: 0, attributes: { 등급: '골드', city: 'Seoul' } },
    product: { name: '린넨 셔츠', price: 39_000.4 },
    cart: { value: 1_234_567 },
    search: {},
  },
};

describe('a personal text', () => {
  it.each([
    ['{{ customer.name }}님', '김단골님'],
    ['{{customer.name}}', '김단골'],
    ['{{ customer.tier | default: "고객" }}', '고객'],
    ["{{ search.term | default: 'coat' }}", 'coat'],
    ['{{ customer.points | default: 5 }}점', '0점'],
    ['{{ search.term }}', ''],
    ['{{ cart.value | money }}', '1,234,567원'],
    ['{{ search.term | money }}', ''],
    ['{{ customer.name | money }}', ''],
    ['{{ product.price | round }}', '39000'],
    ['{{ product.name | truncate: 4 }}', '린...'],
    ['{{ customer.attributes.city | upcase }} {{ customer.attributes.city | downcase }}', 'SEOUL seoul'],
    ['{{ customer.attributes.등급 }}', '골드'],
    ['{{- customer.name -}} !', '김단골!'],
    ['{ 100 % } <b>x</b> }}', '{ 100 % } <b>x</b> }}'],
  ])('%s becomes %s', (text, expected) => {
    expect(templateFaults(text)).toEqual([]);
    expect(fillIn(text, context)).toBe(expected);
  });

  it('writes amounts in the language of the shopper', () => {
    expect(fillIn('{{ cart.value | money }}', { ...context, language: 'en-US' })).toBe('₩1,234,567');
  });

  it.each([
    ['{% if customer.name %}x{% endif %}', /no tags/],
    ['{% raw %}{{ customer.name }}{% endraw %}', /no tags/],
    ['{% include "x" %}', /cannot be read|no tags/],
    ['{% for i in (1..1000000000) %}x{% endfor %}', /no tags/],
    ['{{ customer.nam }}', /did you mean customer\.name/],
    ['{{ customer }}', /knows no customer/],
    ['{{ customer["name"] }}', /knows no/],
    ['{{ customer.attributes }}', /knows no/],
    ['{{ customer.attributes.a.b }}', /knows no/],
    ['{{ customer.attributes[search.term] }}', /knows no/],
    ['{{ constructor.name }}', /knows no/],
    ['{{ (1..9999999) }}', /knows no/],
    ['{{ "text" }}', /knows no/],
    ['{{ customer.name or search.term }}', /one path/],
    ['{{ customer.name extra }}', /one path/],
    ['{{ customer.name | append: "x" }}', /knows no filter append/],
    ['{{ customer.name | upcas }}', /did you mean upcase/],
    ['{{ customer.name | default: search.term }}', /number or a text in quotes/],
    ['{{ customer.name | default: x: 1 }}', /number or a text in quotes/],
    ['{{ customer.name', /cannot be read/],
    ['{{ }}', /cannot be read|one path/],
    ['{% liquid echo 1 %}', /no tags|cannot be read/],
  ])('%s is refused when it is saved, and shows nothing', (text, rule) => {
    expect(templateFaults(text).join('; ')).toMatch(rule);
    expect(fillIn(text, context)).toBe('');
  });

  it('knows every path and filter that an author may use', () => {
    for (const path of Object.keys(personalPaths)) expect(templateFaults(`{{ ${path} }}`)).toEqual([]);
    for (const filter of personalFilters) expect(templateFaults(`{{ cart.value | ${filter}: 1 }}`)).toEqual([]);
  });

  it('is written whole on a machine that stands still meanwhile', () => {
    let passed = performance.now();
    const now = vi.spyOn(performance, 'now').mockImplementation(() => {
      passed += 1_000;
      return passed;
    });
    expect(fillIn('{{ customer.name }}님', context)).toBe('김단골님');
    now.mockRestore();
  });

  it('never looks at what a value inherits', () => {
    const odd = { ...context, values: { ...context.values, customer: Object.create({ name: 'inherited' }) } };
    expect(fillIn('{{ customer.name }}{{ customer.attributes.constructor }}', odd)).toBe('');
  });

  it('never treats what a shopper typed as a template', () => {
    const typed = { ...context, values: { search: { term: '{{ customer.name }}{% if %}' } } };
    expect(fillIn('{{ search.term }}', typed)).toBe('{{ customer.name }}{% if %}');
  });

  it('throws at nothing, and fills in only what has no fault', () => {
    const piece = fc.constantFrom(
      '{{',
      '}}',
      '{%',
      '%}',
      ' customer.name ',
      '|',
      ' upcase',
      '"',
      ':',
      '.',
      '[',
      ']',
      '(',
      'x',
      ' if ',
      '-',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const filled = fillIn(text, context);
        if (templateFaults(text).length > 0) expect(filled).toBe('');
      }),
      { numRuns: 500 },
    );
  });
});
