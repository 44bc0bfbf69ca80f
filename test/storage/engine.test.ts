import type { Store } from '../../server/storage/store.ts';
import { describeStore } from './contract.ts';
import { type Fixture, openFixture } from './fixture.ts';

/** The engine in this thread: every call a group of its own. */
describeStore('SQLite in this thread', async () => {
  const fixture = openFixture();
  fixture.engine.db.exec('DELETE FROM site_total; DELETE FROM site');
  return { store: asStore(fixture), remove: async () => fixture.close() };
});

function asStore({ engine, write }: Fixture): Store {
  return new Proxy({} as Store, {
    get: (_target, method: keyof typeof engine) => {
      return async (...args: unknown[]) => write(() => (engine[method] as (...args: unknown[]) => unknown)(...args));
    },
  });
}
