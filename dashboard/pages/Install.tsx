import { useMemo } from 'preact/hooks';
import { useApp, useSite } from '../app-context.ts';
import { text } from '../i18n/text.ts';
import { Failed } from '../parts/Failed.tsx';
import { Page } from '../parts/Page.tsx';
import { Warnings } from '../parts/Warnings.tsx';
import { createInstallStore, REFRESH_MS } from '../store/install.ts';
import { createPlatformStore } from '../store/platform.ts';
import { createWarningsStore, WARNINGS_MS } from '../store/warnings.ts';
import { useInterval } from '../use-interval.ts';
import { CheckCard } from './install/CheckCard.tsx';
import { FirstPartyCard } from './install/FirstPartyCard.tsx';
import { guideIds, guideOf } from './install/guides.ts';
import { OriginsCard } from './install/OriginsCard.tsx';
import { TagCard } from './install/TagCard.tsx';
import { TeachCard } from './install/TeachCard.tsx';
import { TestOrderCard } from './install/TestOrderCard.tsx';

/** One tag, where it goes, where it may report from, and whether it does. */
export function Install() {
  const { api, drafts } = useApp();
  const site = useSite();
  const store = useMemo(() => createInstallStore(api, site.id), [site.id]);
  const warnings = useMemo(() => createWarningsStore(api, site.id), [site.id]);
  const platform = useMemo(() => createPlatformStore(drafts, site.id, guideIds), [site.id]);
  useInterval(store.load, REFRESH_MS);
  useInterval(warnings.load, WARNINGS_MS);
  const report = store.value.value;
  const guide = guideOf(platform.chosen.value ?? report?.platforms[0]?.platform ?? 'other');
  return (
    <Page title={text('nav.install')} lead={text('install.lead')}>
      {store.failure.value && <Failed reason={store.failure.value} onRetry={store.load} />}
      <Warnings warnings={warnings.value.value} />
      <div class="columns main-side install">
        <div class="stack wide">
          <TagCard guide={guide} detected={report?.platforms[0]?.platform} onPlatform={platform.choose} />
          <OriginsCard refused={report?.refusedOrigins} />
          <div class="stack wide later">
            {guide.id !== 'other' && <TeachCard />}
            <FirstPartyCard />
          </div>
        </div>
        <div class="stack wide">
          <TestOrderCard guide={guide} stated={report?.statedOrders} />
          <CheckCard report={report} />
        </div>
      </div>
    </Page>
  );
}
