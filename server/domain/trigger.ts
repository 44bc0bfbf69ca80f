import { signalEvents } from '../contract/event.ts';
import type { Trigger } from '../contract/trigger.ts';
import { pathOf, unescaped } from './address.ts';
import { compileFilters, foldCase, type Happening, type HappeningTest, ownValue } from './filter.ts';
import { compileGlob, type TextTest } from './glob.ts';

export type CompiledTrigger = {
  event: string;
  /** Whether an event of that name is the one that is waited for. */
  fires: HappeningTest;
  /** Whether the page at this address is one that the message may be shown on. */
  onPage: TextTest;
  /** 0 for none. */
  delaySeconds: number;
};

export function compileTrigger(trigger: Trigger): CompiledTrigger {
  const passes = compileFilters(trigger.where);
  const measures = compileMeasure(trigger);
  return {
    event: trigger.event,
    fires: (happening) => measures(happening) && passes(happening),
    onPage: compilePages(trigger.pages),
    delaySeconds: trigger.delaySeconds ?? 0,
  };
}

/** Whether the tag watches for it only when told to. */
export function isSignal(event: string): boolean {
  return signalEvents.some((signal) => signal === event);
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
      return () => true;
  }
}

function reaches(params: Happening['params'], name: string, measure = 0): boolean {
  return Number(ownValue(params, name)) >= measure;
}

function compilePages(pages: Trigger['pages']): TextTest {
  const include = pages?.include?.map(compilePath) ?? [];
  const exclude = pages?.exclude?.map(compilePath) ?? [];
  if (include.length === 0 && exclude.length === 0) return () => true;
  return (url) => {
    const path = foldCase(pathOf(url));
    return (include.length === 0 || include.some((test) => test(path))) && !exclude.some((test) => test(path));
  };
}

function compilePath(glob: string): TextTest {
  return compileGlob(foldCase(unescaped(glob)));
}
