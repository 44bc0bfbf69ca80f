import plus from 'lucide-static/icons/plus.svg';
import { useMemo, useState } from 'preact/hooks';
import { useApp, useSite } from '../app-context.ts';
import { text } from '../i18n/text.ts';
import { Button } from '../parts/Button.tsx';
import { Failed } from '../parts/Failed.tsx';
import { Page } from '../parts/Page.tsx';
import { createCampaignsStore, REFRESH_MS } from '../store/campaigns.ts';
import { useInterval } from '../use-interval.ts';
import { CampaignList, StateFilter } from './campaign/list/CampaignList.tsx';
import { FirstCampaign } from './campaign/list/FirstCampaign.tsx';
import { ListSkeleton } from './campaign/list/ListSkeleton.tsx';
import { TemplateDialog } from './campaign/list/Templates.tsx';

/** `/campaigns`: every campaign of the site with its state and figures. */
export function Campaigns() {
  const { api } = useApp();
  const site = useSite();
  const store = useMemo(() => createCampaignsStore(api, site.id), []);
  const [choosing, setChoosing] = useState(false);
  useInterval(store.load, REFRESH_MS);

  const shown = store.shown.value;
  const none = shown !== undefined && store.counts.value.all === 0 && store.counts.value.archived === 0;
  return (
    <Page
      title={text('campaigns.title')}
      lead={text('campaigns.lead')}
      width="wide"
      actions={
        <Button kind="primary" icon={plus} onClick={() => setChoosing(true)}>
          {text('campaigns.new')}
        </Button>
      }
    >
      {store.failure.value && <Failed reason={store.failure.value} onRetry={store.load} />}
      {!none && !store.failure.value && <StateFilter store={store} />}
      {!shown && !store.failure.value && <ListSkeleton />}
      {shown && (none ? <FirstCampaign /> : <CampaignList store={store} />)}
      <TemplateDialog open={choosing} onClose={() => setChoosing(false)} />
    </Page>
  );
}
