/**
 * Personal parts of a text, by LiquidJS held short: nothing but `{{ path | filter }}`, with paths and filters of a list.
 * Whatever else Liquid can do (tags, loops, other files) is refused when an author saves and again before anything is
 * rendered.
 */
import { closest } from 'fastest-levenshtein';
import { Liquid, type Output, type Template, TokenKind } from 'liquidjs';
import { MAX_STRING } from '../contract/limits.ts';
import { attributePathPrefix, personalFilters, personalPaths } from '../contract/personal.ts';
import { writeMoney } from './money.ts';

/** What the personal parts of a text are filled with. Absent values stay empty, so an author gives a `default`. */
export type PersonalContext = {
  /** BCP 47, of the shopper: how amounts are written. */
  language: string;
  currency: string;
  /** By the paths of `personalPaths`: `{ customer: { name: '김단골', attributes: {} } }`. */
  values: Record<string, Record<string, unknown>>;
};

type PropertyToken = Output['value']['initial']['postfix'][number];

const engine = new Liquid({
  ownPropertyOnly: true,
  // Second line of defence: characters of a template and of a rendering. No limit of time: what is rendered has no loops, and
  // a machine that stood still for a moment would show the shopper a text without its words.
  parseLimit: 100_000,
  memoryLimit: 100_000,
});
engine.registerFilter('money', function (amount: unknown) {
  const { language, currency } = this.context.globals as PersonalContext;
  const value = Number(amount);
  return amount == null || amount === '' || !Number.isFinite(value) ? '' : writeMoney(value, currency, language);
});

/** What is wrong with the personal parts of a text, in words; none when it can be filled in. */
export function templateFaults(text: string): string[] {
  return read(text).faults;
}

/** Paths that a text uses. */
export function pathsOf(text: string): string[] {
  return read(text).parts.flatMap((part) => (isOutput(part) ? part.value.initial.postfix.map(textOf) : []));
}

/**
 * Fills in the personal parts. `write` is given each of them and says how it is written, and whether it opens the text. A
 * text that a former version let through and that breaks the rules is left empty, and so is a part that would take more
 * than its bounds allow. Nothing is added to a text that is longer than `MAX_STRING` already.
 */
export function fillIn(
  text: string,
  context: PersonalContext,
  write: (value: string, opens: boolean) => string = (value) => value,
): string {
  if (!isTemplate(text)) return text;
  let filled = '';
  for (const [index, part] of read(text).parts.entries()) {
    if (filled.length > MAX_STRING) break;
    const value = render(part, context);
    filled += isOutput(part) ? write(value, index === 0) : value;
  }
  return filled;
}

function render(part: Template, context: PersonalContext): string {
  try {
    return String(engine.renderSync([part], context.values, { globals: context }));
  } catch {
    // LiquidJS throws at its bounds. A shopper with a long name must not break what the others of the batch are told.
    return '';
  }
}

/** The parts of a text; none when any of them is at fault. */
type Read = { parts: Template[]; faults: string[] };

/** Texts that are kept read, 5 MB at most. A campaign says the same to everybody; reading its texts was half of filling them in. */
const MAX_KNOWN = 1_000;
const known = new Map<string, Read>();

function read(text: string): Read {
  if (!isTemplate(text)) return { parts: [], faults: [] };
  const before = known.get(text);
  if (before) return before;
  if (known.size >= MAX_KNOWN) known.clear();
  const now = parse(text);
  known.set(text, now);
  return now;
}

function parse(text: string): Read {
  try {
    const parts = engine.parse(text);
    const faults = parts.flatMap(partFaults);
    return { parts: faults.length > 0 ? [] : parts, faults };
  } catch (error) {
    return { parts: [], faults: [`cannot be read: ${(error as Error).message}`] };
  }
}

function isTemplate(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}

function isOutput(part: Template): part is Output {
  return part.token.kind === TokenKind.Output;
}

function partFaults(part: Template): string[] {
  if (part.token.kind === TokenKind.HTML) return [];
  if (!isOutput(part)) return [`must hold no tags, only {{ … }}; got ${part.token.getText()}`];
  const { initial, filters } = part.value;
  const [path, ...more] = initial.postfix;
  if (!path || more.length > 0) return [`must hold one path in {{ … }}; got ${part.token.getText()}`];
  return [...pathFaults(path), ...filters.flatMap(filterFaults)];
}

function pathFaults(token: PropertyToken): string[] {
  const path = textOf(token);
  if (Object.hasOwn(personalPaths, path) || isAttributePath(path)) return [];
  return [`knows no ${path}; did you mean ${closest(path, Object.keys(personalPaths))}?`];
}

/** Names of attributes are the shop's own, in any script. */
function isAttributePath(path: string): boolean {
  return path.startsWith(attributePathPrefix) && /^[\p{L}\p{N}_-]+$/u.test(path.slice(attributePathPrefix.length));
}

function filterFaults({ name, args }: Output['value']['filters'][number]): string[] {
  if (!personalFilters.some((known) => known === name)) {
    return [`knows no filter ${name}; did you mean ${closest(name, [...personalFilters])}?`];
  }
  const literal = [TokenKind.Number, TokenKind.Quoted, TokenKind.Literal];
  const isLiteral = (arg: (typeof args)[number]) => !Array.isArray(arg) && literal.includes(arg.kind);
  return args.every(isLiteral) ? [] : [`must give the filter ${name} a number or a text in quotes`];
}

function textOf(token: PropertyToken): string {
  return token.getText();
}
