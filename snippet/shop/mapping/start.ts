// The site's own mapping: data that says where its pages have their values, read here. It is interpreted, never run.
import type { Mapping } from '../../../server/contract/mapping.ts';
import { guard } from '../../guard.ts';
import type { Tag } from '../../part.ts';
import { watchActs } from './acts.ts';
import { type Reader, recall } from './memory.ts';
import type { Context } from './read.ts';
import { PATIENCE_MS, watchViews } from './views.ts';

// What pick mode reads and tries a draft with: it is loaded beside this, and not with copies of all that.
export { attempt, guard, later } from '../../guard.ts';
export { recall } from './memory.ts';
export { pageOf } from './page.ts';
export { readField } from './read.ts';
export { rowsOf } from './telling.ts';

/** Reads the shop by the mapping that the collector's answer names. Its page is all there. */
export const start = guard(async (tag: Tag) => {
  // Its address has its version in it: the browser keeps it for ever.
  const answer = await fetch(tag.beside(tag.answer?.mapping as string));
  watch(recall(tag), await answer.json());
});

/** Watches the pages and what is done on them. Also for pick mode, which tries a draft. */
export function watch(tag: Reader, mapping: Mapping): void {
  const { pages, customer: fields = [] } = mapping;
  const here = (): Context => ({ url: location.href, kept: tag.memory.kept });
  // Who is signed in stands on pages of every kind.
  const anywhere = [{ name: '', when: [], event: 'identify', fields }];
  const views = [pages, anywhere].map((kinds) => watchViews(tag, kinds, here));
  const count = watchActs(tag, mapping, here, () => {
    attend();
    for (const view of views) view._touched();
  });
  let endsAt = 0;
  const observer = new MutationObserver(
    guard(() => {
      if (Date.now() > endsAt) observer.disconnect();
      count();
      for (const view of views) view._changed();
    }),
  );

  /** Changes of the page matter for a while. */
  function attend(): void {
    endsAt = Date.now() + PATIENCE_MS;
    observer.observe(document, { childList: true, characterData: true, subtree: true });
  }

  function enter(): void {
    attend();
    count(true);
    for (const view of views) view._enter();
  }

  tag.entered.push(enter);
  tag.leaving.push(() => {
    for (const view of views) view._leave();
  });
  enter();
}
