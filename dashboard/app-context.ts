import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { SiteInfo } from '../server/contract/api.ts';
import type { Api } from './api.ts';
import type { Drafts } from './draft.ts';
import type { SessionStore } from './store/session.ts';
import type { SiteStore } from './store/site.ts';

/** What every screen may use. Made once in `main.tsx`; a test makes its own. */
export type App = { api: Api; drafts: Drafts; session: SessionStore; sites: SiteStore };

export const AppContext = createContext<App | undefined>(undefined);

/** @throws outside of the app. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('useApp must be used inside of AppContext.');
  return app;
}

/**
 * The site that the screen is about. Screens are drawn only when there is one, and anew when another is chosen.
 *
 * @throws when no site is loaded.
 */
export function useSite(): SiteInfo {
  const site = useApp().sites.site.value;
  if (!site) throw new Error('useSite must be used after the sites have come.');
  return site;
}
