// The site's own mapping: data that says where its pages have their values, read here. It is interpreted, never run.
import type { Mapping } from '../../../server/contract/mapping.ts';
import { attempt, guard, later } from '../../guard.ts';
import type { Tag } from '../../part.ts';
import { whenParsed } from '../parsed.ts';
import { watchActs } from './acts.ts';
import { memory, recall } from './memory.ts';
import type { Context } from './read.ts';
import { PATIENCE_MS, watchViews } from './views.ts';

/** Reads the shop by the mapping that the collector's answer names. */
export const start = guard(async (tag: Tag) => {
  // Its address has its version in it: the browser keeps it for ever.
  const answer = await fetch(tag.beside(tag.answer?.mapping as string));
  const mapping: Mapping = await answer.json();
  recall();
  whenParsed(() => watch(tag, mapping));
});

/** Watches the pages and what is done on them. Also for pick mode, which tries a draft. */
export function watch(tag: Tag, mapping: Mapping): void {
  const { pages, actions, customer: fields = [] } = mapping;
  const here = (): Context => ({ url: location.href, kept: memory.kept });
  // Who is signed in stands on pages of every kind.
  const anywhere = [{ name: '', when: [], event: 'identify', fields }];
  const views = [pages, anywhere].map((kinds) => watchViews(tag, kinds, here));
  const count = watchActs(tag, mapping, here, () => views[0]?._touched());
  const observer = new MutationObserver(
    guard(() => {
      count();
      for (const view of views) view._changed();
    }),
  );
  let timer = 0;
  const enter = () => {
    count(true);
    for (const view of views) attempt(view._enter);
    observer.observe(document, { childList: true, characterData: true, subtree: true });
    clearTimeout(timer);
    if (actions.every(({ act }) => act.on !== 'grows')) timer = later(() => observer.disconnect(), PATIENCE_MS);
  };
  tag.entered.push(enter);
  tag.leaving.push(() => {
    for (const view of views) view._leave();
  });
  enter();
}
