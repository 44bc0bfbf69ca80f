/** Tables as files for spreadsheets (RFC 4180), in which nothing that a stranger wrote becomes a formula. */
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';

/** A cell; null is left empty. Numbers are written as numbers, texts are guarded. */
export type Cell = string | number | null;

/**
 * Beginnings that some spreadsheet takes for a formula, also after spaces of any kind and in each line of a cell
 * (https://owasp.org/www-community/attacks/CSV_Injection, with line feed and the full-width signs of 2025). The apostrophe
 * itself is among them, so that a guarded text can be told from one that was written so.
 */
const formula = /^(?=[\t\r\n]|[\s\u200b\u2060\ufeff]*['=+\-@\uff1d\uff0b\uff0d\uff20])/;

/** The text with an apostrophe before each line that could be a formula; spreadsheets then take it for a text. */
export function guarded(text: string): string {
  return text
    .split(/(\r\n|\r|\n)/)
    .map((part, index) => (index % 2 === 0 ? part.replace(formula, "'") : part))
    .join('')
    .replace(/^(?=[\t\r\n])/, "'");
}

/** The text that was guarded, to the byte. */
export function unguarded(text: string): string {
  return text
    .replace(/^'(?=[\r\n])/, '')
    .split(/(\r\n|\r|\n)/)
    .map((part, index) => (index % 2 === 0 && part.startsWith("'") ? part.slice(1) : part))
    .join('');
}

/** UTF-8 with the mark by which Excel knows it; lines end as RFC 4180 has them. */
export function csvOf(columns: readonly string[], rows: Iterable<Cell[]> | AsyncIterable<Cell[]>): Readable {
  const lines = stringify({
    bom: true,
    header: true,
    columns: [...columns],
    record_delimiter: 'windows',
    quoted_string: true,
    cast: { string: (text, { header }) => (header ? text : guarded(text)) },
  });
  return Readable.from(rows).pipe(lines);
}
