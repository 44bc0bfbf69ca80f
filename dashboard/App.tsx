import { useEffect } from 'preact/hooks';
import { LocationProvider, Route, Router, useLocation } from 'preact-iso';
import { useApp } from './app-context.ts';
import { CampaignEditor } from './pages/CampaignEditor.tsx';
import { CampaignResults } from './pages/CampaignResults.tsx';
import { Campaigns } from './pages/Campaigns.tsx';
import { Home } from './pages/Home.tsx';
import { Install } from './pages/Install.tsx';
import { Mapping } from './pages/Mapping.tsx';
import { NotFound } from './pages/NotFound.tsx';
import { Settings } from './pages/Settings.tsx';
import { Setup } from './pages/Setup.tsx';
import { SignIn } from './pages/SignIn.tsx';
import { Failed } from './parts/Failed.tsx';
import { Loading } from './parts/Loading.tsx';
import { Toasts } from './parts/Toasts.tsx';
import { Shell } from './Shell.tsx';

/** Links elsewhere on this origin (the demo shop, the tag, the API) are the browser's to follow. */
const OWN_PATHS = /^\/(?!demo\/|api\/|dashboard\/|v1\/|t\/)/;

export function App() {
  return (
    <LocationProvider scope={OWN_PATHS}>
      <Door />
      <Toasts />
    </LocationProvider>
  );
}

/** Who may see what: signing in happens at whatever address was asked for, and leaves one there. */
function Door() {
  const { session } = useApp();
  const { path } = useLocation();
  useEffect(() => void session.load(), []);
  if (session.failure.value) return <Stopped reason={session.failure.value} onRetry={session.load} />;
  switch (session.session.value?.state) {
    case undefined:
      return <Loading />;
    case 'needs_setup':
      return <Setup />;
    case 'signed_out':
      return path === '/setup' ? <Setup /> : <SignIn />;
    case 'signed_in':
      return <Inside />;
  }
}

function Inside() {
  const { sites } = useApp();
  useEffect(() => void sites.load(), []);
  if (sites.failure.value) return <Stopped reason={sites.failure.value} onRetry={sites.load} />;
  const site = sites.site.value;
  if (!site) return <Loading />;
  // Keyed: another site is another set of screens, with nothing left over from the one before.
  return (
    <Shell>
      <Screens key={site.id} />
    </Shell>
  );
}

/** Nothing can be shown before the server answers. */
function Stopped({ reason, onRetry }: { reason: string; onRetry: () => void }) {
  return (
    <main class="page narrow">
      <Failed reason={reason} onRetry={onRetry} />
    </main>
  );
}

function Screens() {
  return (
    <Router>
      <Route path="/" component={Home} />
      <Route path="/sign-in" component={Away} />
      <Route path="/setup" component={Away} />
      <Route path="/install" component={Install} />
      <Route path="/install/mapping" component={Mapping} />
      <Route path="/campaigns" component={Campaigns} />
      <Route path="/campaigns/new" component={CampaignEditor} />
      <Route path="/campaigns/:id" component={CampaignEditor} />
      <Route path="/campaigns/:id/results" component={CampaignResults} />
      <Route path="/settings" component={Settings} />
      <Route default component={NotFound} />
    </Router>
  );
}

/** Those who are signed in have no use for the doors. */
function Away() {
  const { route } = useLocation();
  useEffect(() => route('/', true), []);
  return null;
}
