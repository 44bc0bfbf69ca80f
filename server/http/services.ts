import type { Store } from '../storage/store.ts';
import type { LiveFeed } from './live-feed.ts';
import type { PublicNames } from './public-names.ts';
import type { SecretDirectory } from './secret-directory.ts';
import type { SiteDirectory } from './site-directory.ts';

/** What the routes work with. */
export type Services = {
  store: Store;
  sites: SiteDirectory;
  secrets: SecretDirectory;
  feed: LiveFeed;
  /** Milliseconds UTC. */
  clock: () => number;
  /** Origin under which browsers reach this server. */
  publicUrl: string;
  names: PublicNames;
};
