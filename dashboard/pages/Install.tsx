import { useMemo } from 'preact/hooks';
import { useApp, useSite } from '../app-context.ts';
import { text } from '../i18n/text.ts';
import { Failed } from '../parts/Failed.tsx';
import { Page } from '../parts/Page.tsx';
import { createInstallStore, REFRESH_MS } from '../store/install.ts';
import { useInterval } from '../use-interval.ts';
import { CheckCard } from './install/CheckCard.tsx';
import { OriginsCard } from './install/OriginsCard.tsx';
import { TagCard } from './install/TagCard.tsx';

/** One tag, where it may report from, and whether it does. */
export function Install() {
  const { api } = useApp();
  const site = useSite();
  const store = useMemo(() => createInstallStore(api, site.id), [site.id]);
  useInterval(store.load, REFRESH_MS);
  return (
    <Page title={text('nav.install')} lead={text('install.lead')}>
      {store.failure.value && <Failed reason={store.failure.value} onRetry={store.load} />}
      <div class="columns main-side">
        <div class="stack wide">
          <TagCard />
          <OriginsCard refused={store.value.value?.refusedOrigins} />
        </div>
        <CheckCard report={store.value.value} />
      </div>
    </Page>
  );
}
