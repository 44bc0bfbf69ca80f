import { render } from 'preact';
import { App } from './App.tsx';
import { createApi } from './api.ts';
import { AppContext } from './app-context.ts';
import { createDrafts } from './draft.ts';
import { followLanguage } from './i18n/language.ts';
import { createSessionStore } from './store/session.ts';
import { createSiteStore } from './store/site.ts';
import './style/main.css';

const api = createApi(fetch.bind(globalThis), () => session.put({ state: 'signed_out' }));
const session = createSessionStore(api);
const sites = createSiteStore(api, localStorage);
const drafts = createDrafts(localStorage, Date.now);

followLanguage(document.documentElement);
const root = document.getElementById('app');
if (root) {
  render(
    <AppContext.Provider value={{ api, drafts, session, sites }}>
      <App />
    </AppContext.Provider>,
    root,
  );
}
