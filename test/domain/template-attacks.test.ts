import { describe, expect, it } from 'vitest';
import { MAX_TEXT } from '../../server/contract/limits.ts';
import type { Message } from '../../server/contract/message.ts';
import { fillMessage } from '../../server/domain/personalise.ts';
import { fillIn, type PersonalContext, templateFaults } from '../../server/domain/template.ts';

const context = (values: PersonalContext['values']): PersonalContext => ({ language: 'ko', currency: 'KRW', values });
/** As long as a shop may make it. */
const long = 'ㄱ'.repeat(2_048);
const shopper = context({ customer: { name: long, points: 1e308, attributes: { note: long } }, cart: { value: 1 } });

/** Bound of one message, milliseconds; the quickest of some runs, since a busy machine makes everything slow. */
const MOST_MS = 50;
function quickestMs(work: () => unknown): number {
  const times = [0, 1, 2].map(() => {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
  });
  return Math.min(...times);
}

describe('a template that would take long or grow large', () => {
  it.each([
    ['a loop with nothing in it (CVE-2026-44645)', '{% for i in (1..1000000000) %}{% endfor %}'],
    ['nested loops', '{% for i in (1..9999) %}{% for j in (1..9999) %}x{% endfor %}{% endfor %}'],
    ['a table row', '{% tablerow i in (1..1000000) %}x{% endtablerow %}'],
    ['a date padded without end (CVE-2026-45357)', '{{ "now" | date: "%100000000d" }}'],
    [
      'replacements that double each time (CVE-2026-34166)',
      `{{ customer.name | replace: "a", "aa" ${'| replace: "a", "aa" '.repeat(40)}}}`,
    ],
    ['a range', '{{ (1..1000000000) }}'],
    ['a text that is split and joined', '{{ customer.name | split: "" | join: customer.name }}'],
    ['an assignment', '{% assign x = customer.name | append: customer.name %}{{ x }}'],
    ['a capture', '{% capture x %}{{ customer.name }}{% endcapture %}{{ x }}'],
    ['a cycle that includes itself', '{% render "self" %}'],
  ])('is refused when it is saved, and left empty if it was saved before: %s', (_, text) => {
    expect(quickestMs(() => expect(templateFaults(text)).not.toEqual([]))).toBeLessThan(MOST_MS);
    expect(quickestMs(() => expect(fillIn(text, shopper)).toBe(''))).toBeLessThan(MOST_MS);
  });

  it.each([
    ['every filter there is room for', `{{ customer.name ${'| upcase '.repeat(105)}}}`],
    ['as many personal parts as there is room for', '{{customer.name}}'.repeat(58)],
    ['a cut that is none', '{{ customer.name | truncate: 1000000000 }}'],
    ['a cut that ends in a long text', `{{ customer.name | truncate: 5, "${'x'.repeat(900)}" }}`],
    ['a number that is rounded to a billion digits', '{{ customer.points | round: 1000000000 }}'],
    ['money without bound', '{{ customer.points | money }}'],
    ['a default within a default', `{{ customer.attributes.none ${'| default: "x" '.repeat(60)}}}`],
  ])('takes no time and no room where it is allowed: %s', (_, text) => {
    expect(text.length).toBeLessThanOrEqual(MAX_TEXT);
    expect(templateFaults(text)).toEqual([]);
    const blocks: Message['blocks'] = Array.from({ length: 12 }, () => ({ type: 'text', text }));
    const fill = () => fillMessage({ format: 'modal', blocks }, shopper, 'Asia/Seoul', undefined);
    for (const block of fill().blocks) expect('text' in block && block.text?.length).toBeLessThanOrEqual(MAX_TEXT);
    expect(quickestMs(fill)).toBeLessThan(MOST_MS);
  });
});

it('a link that grows longer than an address may be only closes', () => {
  const href = `/search?q=${'{{customer.name}}'.repeat(100)}`;
  const blocks: Message['blocks'] = [{ type: 'button', text: 'Go', action: 'link', href }];
  const { blocks: filled } = fillMessage({ format: 'modal', blocks }, shopper, 'Asia/Seoul', undefined);
  expect(filled).toEqual([{ type: 'button', text: 'Go', action: 'close' }]);
});

describe('a template that reaches for more than it is given', () => {
  it.each([
    '{{ constructor }}',
    '{{ customer.constructor }}',
    '{{ customer.name.constructor }}',
    '{{ customer.__proto__ }}',
    '{{ __proto__.polluted }}',
    '{{ customer["name"] }}',
    '{{ customer[customer.name] }}',
    '{{ customer.name | default: customer.tier }}',
    '{{ customer.name | json }}',
    '{{ customer | inspect }}',
    '{{ "text" }}',
    '{{ 7 | times: 7 }}',
    '{{ process.env }}',
    '{{ globals }}',
    '{{ customer.name or customer.tier }}',
    '{{ customer.attributes.note.length }}',
    '{{ customer.attributes["note"] }}',
    '{% include "/etc/passwd" %}',
    '{% layout "x" %}',
    '{% liquid echo customer.name %}',
    '{% raw %}{{ x }}{% endraw %}',
    '{% comment %}',
    '{{',
    '{%',
    '{{ customer.name',
    '{{ {{ customer.name }} }}',
  ])('is refused: %s', (text) => {
    expect(templateFaults(text)).not.toEqual([]);
    expect(fillIn(text, shopper)).toBe('');
  });

  it.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'prototype'])(
    'finds nothing that the shop did not say: customer.attributes.%s',
    (name) => {
      expect(fillIn(`[{{ customer.attributes.${name} }}]`, shopper)).toBe('[]');
    },
  );

  it('in what a shopper is called is text: it is not read again', () => {
    const told = context({ customer: { name: '{{ coupon.code }}{% for %}' }, coupon: { code: 'SECRET' } });
    expect(fillIn('{{ customer.name }}', told)).toBe('{{ coupon.code }}{% for %}');
  });
});
