/** Turns a request that makes sense into one that does not quite. */
import type { Dice } from './dice.ts';
import type { Request } from './fuzz-corpus.ts';

/** Mutations of one request. Few, so that most of it still makes sense and gets far. */
const MOST = 3;

const evilTexts = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\udfff\ud800',
  '\ufeff',
  '\u202e',
  '𝄞'.repeat(50),
  '가'.repeat(3_000),
  'x'.repeat(70_000),
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '../../../etc/passwd',
  '%00',
  '%',
  '%E0%A4%A',
  "'; DROP TABLE event; --",
  '" OR 1=1 --',
  '<script>alert(1)</script>',
  '{{ 7 | times: 7 }}',
  '{% for i in (1..9) %}',
  '{{',
  '#{7*7}',
  '=1+1',
  'NaN',
  'Infinity',
  '1e999',
  '-0',
  'null',
  'undefined',
  '9007199254740993',
  '0x7f',
  '2026-02-30T25:61',
  '20260-13-45',
  'Asia/Nowhere',
  'javascript:alert(1)',
  'data:text/html,x',
  '//evil.example',
  'http://',
  'https://[::1',
  'file:///etc/passwd',
  '*'.repeat(2_000),
  '?*'.repeat(900),
  '(a+)+$',
  '\n',
  '\r\n\r\n',
] as const;

const evilNumbers = [
  0,
  -0,
  -1,
  1,
  0.1,
  1e-320,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  2 ** 53 + 2,
  -(2 ** 53),
  4_102_444_800_000,
  1e21,
] as const;

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'] as const;

const evilHeaders: readonly [name: string, value: string][] = [
  ['content-type', 'application/json; charset=utf-16'],
  ['content-type', 'text/plain'],
  ['content-type', 'text/csv'],
  ['content-type', 'multipart/form-data'],
  ['content-type', ''],
  ['content-type', 'application/json; a=b; c'],
  ['content-type', '/'],
  ['content-encoding', 'gzip'],
  ['content-encoding', 'br, gzip'],
  ['accept', '*/*;q=2'],
  ['accept', 'text/html'],
  ['accept-encoding', 'gzip;q=x, br'],
  ['range', 'bytes=0-0,1-'],
  ['range', 'bytes=9-1'],
  ['range', 'x'],
  ['if-none-match', '*'],
  ['if-match', '"x"'],
  ['if-modified-since', 'yesterday'],
  ['if-unmodified-since', 'Thu, 01 Jan 1970 00:00:00 GMT'],
  ['cookie', 'dangol_session=x; dangol_session=y'],
  ['cookie', '=;;; a'],
  ['cookie', 'dangol_device=a.b.c'],
  ['cookie', 'ongi_shopper=%E0%A4%A; __proto__=1'],
  ['origin', 'null'],
  ['origin', 'https://evil.example'],
  ['origin', 'x'.repeat(400)],
  ['host', ''],
  ['host', 'evil.example:99999'],
  ['referer', 'x'],
  ['sec-fetch-site', 'cross-site'],
  ['sec-purpose', 'prefetch'],
  ['x-forwarded-for', '1.2.3.4'],
  ['x-http-method-override', 'DELETE'],
  ['user-agent', ''],
  ['user-agent', 'Googlebot'],
  ['user-agent', 'x'.repeat(9_000)],
  ['expect', '100-continue'],
  ['upgrade', 'h2c'],
  ['connection', 'close'],
  ['authorization', 'Basic x'],
  ['access-control-request-method', 'POST'],
  ['accept-version', '1'],
  ['x-dangol', '2'],
];

const evilPaths = [
  '/',
  '//',
  '/..',
  '/%2e%2e/',
  '/%00',
  '/%',
  '/%ff',
  '/.%2f',
  '\\',
  ';a=b',
  '/a'.repeat(200),
  `/${'x'.repeat(3_000)}`,
  '#x',
  '?',
  '??',
  '?a[b]=c&a[b]=d',
  '?__proto__[x]=1&constructor=2',
  '?archived=true&archived=false',
  '?archived=x',
  '?q=%E0%A4%A',
  '?q=%F0%9F%92%A9',
  '?lang=xx&redirect=//evil.example',
  '?cursor=-1&limit=1e9',
] as const;

export function mutate(request: Request, dice: Dice): Request {
  let mutant = request;
  for (let left = 1 + dice.below(MOST); left > 0; left--) mutant = mutateOnce(mutant, dice);
  return mutant;
}

function mutateOnce(request: Request, dice: Dice): Request {
  const { body } = request;
  // The body is where most of what a server has to understand is.
  if (body !== undefined && !dice.once(3)) {
    return { ...request, body: dice.once(4) ? mutateText(body, dice) : mutateJson(body, dice) };
  }
  switch (dice.below(4)) {
    case 0:
      return { ...request, method: dice.pick(methods) };
    case 1: {
      const [name, value] = dice.pick(evilHeaders);
      return { ...request, headers: { ...request.headers, [name]: value } };
    }
    case 2:
      return { ...request, path: mutatePath(request.path, dice) };
    default:
      return { ...request, body: dice.once(2) ? dice.pick(evilTexts) : JSON.stringify(evilValue(dice)) };
  }
}

function mutatePath(path: string, dice: Dice): string {
  const evil = dice.once(2) ? dice.pick(evilPaths) : encodeURI(dice.pick(evilTexts).toWellFormed());
  if (dice.once(2)) return path + evil;
  const parts = path.split('/');
  parts[1 + dice.below(parts.length - 1)] = evil;
  return parts.join('/');
}

/** Characters left out, doubled, changed or cut off. */
function mutateText(text: string, dice: Dice): string {
  const at = dice.below(text.length + 1);
  switch (dice.below(4)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(at + 1 + dice.below(5));
    case 2:
      return (
        text.slice(0, at) + dice.pick([...evilTexts, '{', '}', '[', ']', '"', ',', ':', '\\', '1']) + text.slice(at)
      );
    default:
      return text.slice(0, at) + text.slice(at, at + 20).repeat(2 + dice.below(20)) + text.slice(at);
  }
}

function mutateJson(text: string, dice: Dice): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return mutateText(text, dice);
  }
  // JSON.stringify drops what only a text can say.
  return JSON.stringify(mutateValue(value, dice)).replace('"__huge__"', '1e999').replace('"__minus__"', '-0');
}

/** Walks down to a random place and breaks what is there. */
function mutateValue(value: unknown, dice: Dice): unknown {
  if (typeof value !== 'object' || value === null || dice.once(6)) return evilValue(dice);
  if (Array.isArray(value)) return mutateList(value, dice);
  const entries = Object.entries(value);
  if (entries.length === 0) return evilValue(dice);
  const at = dice.below(entries.length);
  const [name = 'x', inner] = entries[at] ?? [];
  switch (dice.below(6)) {
    case 0:
      return Object.fromEntries(entries.toSpliced(at, 1));
    case 1:
      return Object.fromEntries([...entries, [dice.pick(evilTexts), inner]]);
    case 2:
      return Object.fromEntries(entries.with(at, [dice.pick(evilTexts), inner]));
    default:
      return { ...value, [name]: mutateValue(inner, dice) };
  }
}

function mutateList(list: unknown[], dice: Dice): unknown {
  const at = dice.below(list.length);
  switch (dice.below(5)) {
    case 0:
      return list.toSpliced(at, 1);
    case 1:
      return [...list, evilValue(dice)];
    case 2:
      return Array.from({ length: dice.pick([2, 50, 201]) }, () => list[at] ?? null);
    default:
      return list.length > 0 ? list.with(at, mutateValue(list[at], dice)) : [evilValue(dice)];
  }
}

function evilValue(dice: Dice): unknown {
  switch (dice.below(7)) {
    case 0:
      return dice.pick(evilNumbers);
    case 1:
      return dice.pick([null, true, false, [], {}, [[]], [null], { a: { b: {} } }]);
    case 2:
      return dice.pick(['__huge__', '__minus__']);
    case 3:
      return { [dice.pick(evilTexts)]: dice.pick(evilTexts) };
    case 4:
      return Array.from({ length: dice.pick([1, 13, 65]) }, () => dice.pick(evilTexts));
    default:
      return dice.pick(evilTexts);
  }
}
