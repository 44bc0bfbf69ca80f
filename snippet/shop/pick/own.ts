import type { MappedPage } from '../../../server/contract/mapping.ts';
import type { App } from './app.ts';
import { type Child, line, part } from './element.ts';

/** A page of the shop's own kind has a name and an event of its own. */
export function ownPart(app: App, page: MappedPage): Child {
  const { say, session } = app;
  const rename = (name: string) => {
    const isTaken = session.mapping.pages.some((one) => one !== page && one.name === name);
    if (name && !isTaken) {
      for (const action of session.mapping.actions) if (action.page === page.name) action.page = name;
      page.name = name.slice(0, 80);
    }
    app.changed();
  };
  const setEvent = (text: string) => {
    const event = text.toLowerCase().replace(/\W+/g, '_').slice(0, 40);
    if (/^[a-z]/.test(event)) page.event = event;
    else delete page.event;
    app.changed();
  };
  return [
    part(say('name'), line('name', say('name'), say(page.name), rename)),
    part(say('eventName'), line('event', say('eventName'), page.event ?? '', setEvent)),
  ];
}
