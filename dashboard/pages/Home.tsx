import activity from 'lucide-static/icons/activity.svg';
import { useEffect, useMemo } from 'preact/hooks';
import type { HomeReport, SiteInfo } from '../../server/contract/api.ts';
import { useApp, useSite } from '../app-context.ts';
import { text } from '../i18n/text.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { Empty } from '../parts/Empty.tsx';
import { Failed } from '../parts/Failed.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Page } from '../parts/Page.tsx';
import { WarningLine } from '../parts/Warnings.tsx';
import { createHomeStore, isSilent, REFRESH_MS } from '../store/home.ts';
import { createLiveStore, type LiveStore } from '../store/live.ts';
import { createSampleStore, IDLE_MS, LOADING_MS, type SampleStore } from '../store/sample.ts';
import { createWarningsStore, WARNINGS_MS } from '../store/warnings.ts';
import { useInterval } from '../use-interval.ts';
import { HoursCard } from './home/HoursCard.tsx';
import { JourneyCard } from './home/JourneyCard.tsx';
import { LiveCard } from './home/LiveCard.tsx';
import { SampleOffer, SampleProgress } from './home/Sample.tsx';
import { TodayFigures } from './home/TodayFigures.tsx';
import { TrendCard } from './home/TrendCard.tsx';

/** Today in one look. */
export function Home() {
  const { api } = useApp();
  const site = useSite();
  const store = useMemo(() => createHomeStore(api, site.id), [site.id]);
  const live = useMemo(() => createLiveStore(() => new EventSource(api.liveUrl(site.id)), store.follow), [store]);
  const sample = useMemo(() => createSampleStore(api, site.id, store.load), [store]);
  const warnings = useMemo(() => createWarningsStore(api, site.id), [site.id]);
  useInterval(store.load, REFRESH_MS);
  useInterval(warnings.load, WARNINGS_MS);
  useInterval(sample.load, sample.value.value?.state === 'loading' ? LOADING_MS : IDLE_MS);
  useEffect(live.open, [live]);
  useEffect(() => store.stop, [store]);
  const report = store.value.value;
  return (
    <Page title={text('nav.home')} lead={text('home.lead', { zone: site.zone })}>
      {store.failure.value && <Failed reason={store.failure.value} onRetry={store.load} />}
      {!site.active && <PausedNotice />}
      <WarningLine warnings={warnings.value.value} />
      <SampleProgress store={sample} />
      {report && isSilent(report) && isSampleKnown(sample) ? (
        <Silent site={site} live={live} sample={sample} />
      ) : (
        <>
          <Figures site={site} report={report} live={live} />
          <SampleOffer store={sample} />
        </>
      )}
    </Page>
  );
}

/** What is offered is not put in afterwards, which would move what one is about to press. */
function isSampleKnown({ value, failure }: SampleStore): boolean {
  return value.value !== undefined || failure.value !== undefined;
}

type FiguresProps = { site: SiteInfo; report: HomeReport | undefined; live: LiveStore };

function Figures({ site, report, live }: FiguresProps) {
  return (
    <>
      <TodayFigures report={report} currency={site.currency} />
      <div class="columns main-side home">
        <div class="stack wide">
          <TrendCard report={report} currency={site.currency} />
          <HoursCard report={report} />
        </div>
        <div class="stack wide now">
          <JourneyCard report={report} />
          <LiveCard live={live} />
        </div>
      </div>
    </>
  );
}

function Silent({ site, live, sample }: { site: SiteInfo; live: LiveStore; sample: SampleStore }) {
  const offer = sample.value.value;
  const actions = (
    <>
      {site.demo ? (
        <Button kind="primary" href="/demo/" newTab>
          {text('shell.openDemo')}
        </Button>
      ) : (
        <Button kind="primary" href="/install">
          {text('home.empty.install')}
        </Button>
      )}
      {offer?.state === 'offered' && <Button onClick={sample.start}>{text('sample.load')}</Button>}
    </>
  );
  return (
    <>
      {offer?.state !== 'loading' && (
        <Card>
          <Empty icon={activity} title={text('home.empty.title')} actions={actions}>
            {text(site.demo ? 'home.emptyDemo.text' : 'home.empty.text')}
            {offer?.state === 'offered' && ` ${text('sample.offer', { days: offer.days })}`}
          </Empty>
        </Card>
      )}
      <LiveCard live={live} />
    </>
  );
}

function PausedNotice() {
  return (
    <Notice
      tone="warn"
      actions={
        <Button small href="/settings">
          {text('home.paused.settings')}
        </Button>
      }
    >
      {text('home.paused')}
    </Notice>
  );
}
