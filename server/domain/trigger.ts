import type { ArmedTrigger } from '../contract/decision.ts';
import { type Signal, signalEvents } from '../contract/event.ts';
import type { Trigger } from '../contract/trigger.ts';
import { pathOf, unescaped } from './address.ts';
import {
  always,
  type Clue,
  clueOf,
  compileFilters,
  foldCase,
  type Happening,
  type HappeningTest,
  ownValue,
} from './filter.ts';
import { compileGlob, type TextTest } from './glob.ts';

export type CompiledTrigger = {
  event: string;
  /** Whether an event of that name is the one that is waited for. */
  fires: HappeningTest;
  /** Whether the message may be shown on a page with this {@link pathKey}. */
  onPage: TextTest;
  /** Path keys of the only pages it may be shown on; absent when a pattern or nothing names them. */
  paths?: string[];
  /** What an event has to hold to fire it; absent when that is no plain value. */
  clue?: Clue;
  /** What the tag has to watch for; absent when it tells of the event by itself. */
  watch?: ArmedTrigger;
  /** 0 for none. */
  delaySeconds: number;
};

export function compileTrigger(trigger: Trigger): CompiledTrigger {
  const passes = compileFilters(trigger.where);
  const measures = compileMeasure(trigger);
  const paths = pathsOf(trigger.pages);
  const clue = clueOf(trigger.where);
  return {
    event: trigger.event,
    fires: measures === always ? passes : (happening) => measures(happening) && passes(happening),
    onPage: compilePages(trigger.pages),
    delaySeconds: trigger.delaySeconds ?? 0,
    ...(paths && { paths }),
    ...(clue && { clue }),
    ...(isSignal(trigger.event) && { watch: watchFor(trigger) }),
  };
}

/** Whether the tag watches for it only when told to. */
export function isSignal(event: string): boolean {
  return signalEvents.some((signal) => signal === event);
}

function watchFor({ event, percent, seconds, selector }: Trigger): ArmedTrigger {
  const on = event as Signal;
  if (on === 'scroll') return { key: `${on}:${percent}`, on, ...(percent !== undefined && { percent }) };
  if (on === 'click') return { key: `${on}:${selector}`, on, ...(selector !== undefined && { selector }) };
  if (on === 'exit_intent') return { key: on, on };
  return { key: `${on}:${seconds}`, on, ...(seconds !== undefined && { seconds }) };
}

/** A page signal fires at its measure or beyond; a click on the very selector that was armed. */
function compileMeasure({ event, percent, seconds, selector }: Trigger): HappeningTest {
  switch (event) {
    case 'scroll':
      return ({ params }) => reaches(params, 'percent', percent);
    case 'engagement':
    case 'inactive':
      return ({ params }) => reaches(params, 'seconds', seconds);
    case 'click':
      return ({ params }) => ownValue(params, 'selector') === selector;
    default:
      return always;
  }
}

function reaches(params: Happening['params'], name: string, measure = 0): boolean {
  return Number(ownValue(params, name)) >= measure;
}

function compilePages(pages: Trigger['pages']): TextTest {
  const include = pages?.include?.map(pathGlob).map(compileGlob) ?? [];
  const exclude = pages?.exclude?.map(pathGlob).map(compileGlob) ?? [];
  if (include.length === 0 && exclude.length === 0) return always;
  return (key) => (include.length === 0 || include.some((test) => test(key))) && !exclude.some((test) => test(key));
}

function pathsOf(pages: Trigger['pages']): string[] | undefined {
  const globs = pages?.include?.map(pathGlob) ?? [];
  return globs.length === 0 || globs.some((glob) => /[*?]/.test(glob)) ? undefined : globs;
}

function pathGlob(glob: string): string {
  return foldCase(unescaped(glob));
}

/** The path of an address as patterns of pages see it. */
export function pathKey(url: string): string {
  return foldCase(pathOf(url));
}
