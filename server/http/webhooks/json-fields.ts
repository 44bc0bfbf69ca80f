/** Reads what a platform sends: JSON whose fields may be missing, null, or a number where a text was promised. */

export type Json = Record<string, unknown>;

export function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

export function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}

/** What each entry of a list makes; undefined when there is no list, which says nothing of what would be in it. */
export function eachOf<Thing>(value: unknown, read: (entry: Json) => Thing[]): Thing[] | undefined {
  return Array.isArray(value) ? listOf(value).flatMap(read) : undefined;
}

/** A text or a number as text; undefined for nothing. */
export function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return text === '' ? undefined : text;
}

/** A number, also from a text: platforms send money as text. Undefined when it is none, or below zero. */
export function amountOf(value: unknown): number | undefined {
  const text = textOf(value);
  const amount = text === undefined ? Number.NaN : Number(text);
  return Number.isFinite(amount) && amount >= 0 ? amount : undefined;
}

/** The object without the fields that are undefined. */
export function known<Fields extends Json>(fields: Fields): { [Name in keyof Fields]: NonNullable<Fields[Name]> } {
  const told = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(told) as { [Name in keyof Fields]: NonNullable<Fields[Name]> };
}
