// One act may be told by several sources: by the page's own call, its dataLayer, its platform, its markup. For one kind of
// event on one page view only the most trusted one that speaks is recorded. The less one is trusted, the longer it is held
// back, so that a better one may speak first; what is said of the others is counted for the Install screen.

import type { Params } from '../../server/contract/event.ts';
import { COMPARE_MS, DOUBLE_MS, LAYER_HOLD_MS, MAPPING_HOLD_MS, PLATFORM_HOLD_MS } from '../bounds.ts';
import { record } from '../event.ts';
import { later } from '../guard.ts';
import { toJson } from '../json.ts';
import { cleanParams } from '../params.ts';
import type { Source } from '../part.ts';
import { tag } from '../parts.ts';
import { view } from '../view.ts';

/** What a source told of a kind of event, and when. */
export type Told = { _source: Source; _name: string; _params: Params; _at: number };

/** How long each is held back, most trusted first. */
const holdMs: Record<Source, number> = {
  page: 0,
  layer: LAYER_HOLD_MS,
  segment: LAYER_HOLD_MS,
  platform: PLATFORM_HOLD_MS,
  markup: PLATFORM_HOLD_MS,
  mapping: MAPPING_HOLD_MS,
};
const ranks = Object.keys(holdMs);

let held: Told[] = [];
let heard: Record<string, number> = {};

/** Takes what a source tells. */
export function tell(source: Source, name: string, params: unknown): void {
  const told: Told = { _source: source, _name: name, _params: cleanParams(params), _at: Date.now() };
  held.push(told);
  if (source === 'page') settle(told);
  else later(() => expire(told), holdMs[source]);
}

/** It was held back long enough; but where a better source has spoken meanwhile, that one comes first. */
function expire(told: Told): void {
  const isBettered = held.some((one) => one._name === told._name && rankOf(one) < rankOf(told));
  if (isBettered) later(() => expire(told), holdMs[told._source]);
  else if (held.includes(told)) settle(told);
}

/** The page view ends: nobody better will speak any more. */
export function settleHeld(): void {
  held.sort((one, other) => rankOf(one) - rankOf(other)).forEach(settle);
}

/** What was heard since the last time, by `name source verdict`; undefined for nothing. */
export function takeHeard(): Record<string, number> | undefined {
  const taken = heard;
  heard = {};
  return Object.keys(taken).length > 0 ? taken : undefined;
}

/** What becomes of what is told, after `before` was recorded of the same kind on the same page view. */
export function verdictOf(told: Told, before: Told | undefined): string {
  if (!before) return 'used';
  const after = told._at - before._at;
  const lead = rankOf(told) - rankOf(before);
  if (lead > 0) return after < COMPARE_MS ? 'compared' : 'unused';
  if (lead < 0) return after < COMPARE_MS && idsOf(told) === idsOf(before) ? 'double' : 'used';
  return told._source !== 'page' && after < DOUBLE_MS && linesOf(told) === linesOf(before) ? 'double' : 'used';
}

/** Counts something for the Install screen. */
export function hear(key: string): void {
  heard[key] = (heard[key] ?? 0) + 1;
}

function settle(told: Told): void {
  held = held.filter((one) => one !== told);
  const { _name, _params } = told;
  const before = view._acts[_name];
  const verdict = verdictOf(told, before);
  const about = `${_name} ${told._source} `;
  if (before && verdict === 'compared') tag.compare(about, _params, before._params);
  else hear(about + verdict);
  if (verdict !== 'used') return;
  view._acts[_name] = told;
  record(_name, _params, false, undefined, told._at);
}

function rankOf({ _source }: Told): number {
  return ranks.indexOf(_source);
}

function idsOf({ _params }: Told): string {
  return toJson(_params.items?.map((item) => `${item.item_id}`) ?? _params.search_term);
}

function linesOf({ _params }: Told): string {
  return toJson(_params.items ?? _params);
}
