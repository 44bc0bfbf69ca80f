/** Texts that run something where a page takes them for more than text. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A public list of thousands, beside the repository where it is at hand (payloadbox/xss-payload-list, MIT). */
const list = join(import.meta.dirname, '../../../shared/data/conformance/xss-payloads.txt');

/** One of each kind: for machines without the list, and in every sample of it. */
const classics = [
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' autofocus onfocus=alert(1) x='",
  'javascript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '<iframe srcdoc="<script>parent.alert(1)</script>">',
  '<details open ontoggle=alert(1)>',
  '<link rel=stylesheet href=//elsewhere.example/x.css>',
  '{{constructor.constructor("alert(1)")()}}',
];

/** So many of them, evenly out of the whole list; all of them when absent. */
export function payloads(count?: number): string[] {
  if (!existsSync(list)) {
    console.log(`  ${list} is not there; trying ${classics.length} payloads of our own.`);
    return classics;
  }
  const lines = readFileSync(list, 'utf8').split('\n').filter(Boolean);
  const step = count ? Math.max(1, Math.floor(lines.length / count)) : 1;
  return [...classics, ...lines.filter((_, at) => at % step === 0)];
}

/** Parts of at most so many. */
export function partsOf<One>(all: readonly One[], size: number): One[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}
