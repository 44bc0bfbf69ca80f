/**
 * Texts and parameters that many events have in common are in memory once: people who are here now remember the same pages and
 * products. Nobody changes either. An event that a person remembers takes 190 bytes then, where it took 420.
 */
import type { Params } from '../contract/event.ts';

/** Texts, and parameters, that are kept at hand: some 6 MB. Judgement: the pages and products of a shop's busy hour. */
const MAX_SHARED = 10_000;
/** A longer one is nobody else's. */
const MAX_SHARED_CHARS = 1_000;

const texts = new Map<string, string>();
const paramsByJson = new Map<string, Params>();

/** The same text. */
export function sharedText(text: string): string {
  return shared(texts, text, () => text);
}

/** The parameters that were written as this JSON. @param parsed they, when somebody has parsed them already. */
export function sharedParams(json: string, parsed?: Params): Params {
  return shared(paramsByJson, json, () => parsed ?? JSON.parse(json));
}

function shared<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  if (key.length > MAX_SHARED_CHARS) return made;
  if (known.size >= MAX_SHARED) known.clear();
  known.set(key, made);
  return made;
}
