import { type ReadonlySignal, signal } from '@preact/signals';
import { identityEvents, offerEvents, shopEvents, signalEvents } from '../../server/contract/event.ts';
import type { Api } from '../api.ts';

/** Names that are known without having been seen, or that authors have no use for. */
const known = new Set<string>([...shopEvents, ...signalEvents, ...offerEvents, ...identityEvents, 'delay_over']);

/** Names of the shop's own events that have been seen, to choose from. Empty until they have come, or when they do not. */
export function createSeenEvents(api: Pick<Api, 'install'>, siteId: number): ReadonlySignal<string[]> {
  const names = signal<string[]>([]);
  api.install(siteId).then(
    ({ seen }) => {
      names.value = seen.map(({ name }) => name).filter((name) => !known.has(name));
    },
    () => {},
  );
  return names;
}
