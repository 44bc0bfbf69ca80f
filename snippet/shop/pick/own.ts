import type { MappedPage } from '../../../server/contract/mapping.ts';
import { changed } from './app.ts';
import { type Child, line, part } from './element.ts';
import { session } from './session.ts';
import { say } from './words.ts';

/** A page of the shop's own kind has a name of its own. */
export function ownPart(page: MappedPage): Child {
  const { pages, actions } = session.mapping;
  const rename = (name: string) => {
    if (name && !pages.some((one) => one !== page && one.name === name)) {
      const next = name.slice(0, 80);
      for (const action of actions) if (action.page === page.name) action.page = next;
      page.name = next;
    }
    changed();
  };
  return part('name', line('name', say(page.name), rename));
}
