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
  if (!isAbout(verdict, about) || !isCount(count)) return undefined;
  return { name, source, verdict, about, count: Math.min(count, MAX_COUNT) };
}

function isAbout(verdict: HeardVerdict, about: string): boolean {
  if (verdict === 'differs') return comparedFields.some((field) => field === about);
  if (verdict === 'found') return platforms.some((platform) => platform === about);
  return about === '';
}

function isCount(count: unknown): count is number {
  return Number.isInteger(count) && (count as number) > 0;
}
