import download from 'lucide-static/icons/download.svg';
import pencil from 'lucide-static/icons/pencil.svg';
import { useMemo } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { useApp, useSite } from '../app-context.ts';
import { text } from '../i18n/text.ts';
import { Button } from '../parts/Button.tsx';
import { Failed } from '../parts/Failed.tsx';
import { Page } from '../parts/Page.tsx';
import { createResultsStore, REFRESH_MS } from '../store/results.ts';
import { useInterval } from '../use-interval.ts';
import { Arms } from './campaign/results/Arms.tsx';
import { Coupons } from './campaign/results/Coupons.tsx';
import { Days } from './campaign/results/Days.tsx';
import { Effect } from './campaign/results/Effect.tsx';
import { Refusals } from './campaign/results/Refusals.tsx';
import { TotalFigures } from './campaign/results/TotalFigures.tsx';
import { StateBadge } from './campaign/StateBadge.tsx';

/** `/campaigns/:id/results`: what came of one campaign. */
export function CampaignResults() {
  const { api } = useApp();
  const site = useSite();
  const id = useRoute().params.id ?? '';
  const store = useMemo(() => createResultsStore(api, site.id, id), [id]);
  useInterval(store.load, REFRESH_MS);

  const campaign = store.campaign.value.value;
  const results = store.results.value.value;
  const name = campaign?.definition.name || text('campaigns.unnamed');
  return (
    <Page
      title={campaign ? text('results.title', { name }) : text('editor.results')}
      mark={campaign && <StateBadge state={campaign.state} />}
      back={{ href: '/campaigns', label: text('results.back') }}
      actions={
        campaign && (
          <>
            <Button icon={download} href={api.resultsFileUrl(site.id, id)} download>
              {text('results.download')}
            </Button>
            {campaign.state !== 'archived' && (
              <Button icon={pencil} href={`/campaigns/${id}`}>
                {text('results.edit')}
              </Button>
            )}
          </>
        )
      }
    >
      {store.failure.value && <Failed reason={store.failure.value} onRetry={store.load} />}
      {(results || !store.failure.value) && <TotalFigures results={results} state={campaign?.state} />}
      {results && campaign && (
        <>
          <div class="columns main-side">
            <Effect results={results} holdoutPercent={campaign.definition.experiment.holdoutPercent} />
            {campaign.definition.coupon && (
              <Coupons coupons={results.coupons} fileUrl={api.codesFileUrl(site.id, id)} />
            )}
          </div>
          <Days days={results.days} />
          <Arms results={results} />
          <Refusals refusals={results.refusals} />
        </>
      )}
    </Page>
  );
}
