import { comparedFields, type HeardVerdict, platforms, type Source, sources, verdicts } from '../contract/heard.ts';
import { isVocabulary } from '../contract/vocabulary.ts';

/** One thing that was heard, so many times. `about` is the field that differs, the platform that was found, or empty. */
export type Heard = { name: string; source: Source; verdict: HeardVerdict; about: string; count: number };

/** Different things heard in one batch; more are a page's invention. */
const MAX_LINES = 200;
/** Of one thing in one batch. */
const MAX_COUNT = 1_000;

/** Reads `heard` of a batch. A page can write anything there: what does not fit is left out. */
export function readHeard(told: unknown): Heard[] {
  if (typeof told !== 'object' || told === null) return [];
  const lines = Object.entries(told).slice(0, MAX_LINES);
  return lines.flatMap(([key, count]) => readLine(key, count) ?? []);
}

function readLine(key: string, count: unknown): Heard | undefined {
  const [name = '', toldSource, toldVerdict, about = '', ...rest] = key.split(' ');
  const source = sources.find((one) => one === toldSource);
  const verdict = verdicts.find((one) => one === toldVerdict);
  if (!source || !verdict || rest.length > 0 || !isVocabulary(name)) return undefined;
  const known = knownOf(verdict, about);
  if (known === undefined || !isCount(count)) return undefined;
  return { name, source, verdict, about: known, count: Math.min(count, MAX_COUNT) };
}

/** What it is about, in our own words; undefined when it cannot be about that. */
function knownOf(verdict: HeardVerdict, about: string): string | undefined {
  if (verdict === 'differs') return comparedFields.find((field) => field === about);
  // A platform may have several parts: `cafe24-order` is Cafe24's.
  if (verdict === 'found') return platforms.find((platform) => about.split('-')[0] === platform);
  return about === '' ? '' : undefined;
}

function isCount(count: unknown): count is number {
  return Number.isInteger(count) && (count as number) > 0;
}
