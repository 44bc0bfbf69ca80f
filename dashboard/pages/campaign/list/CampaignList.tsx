import filterIcon from 'lucide-static/icons/list-filter.svg';
import { useState } from 'preact/hooks';
import type { Campaign } from '../../../../server/contract/campaign.ts';
import { text } from '../../../i18n/text.ts';
import { Button } from '../../../parts/Button.tsx';
import { Card } from '../../../parts/Card.tsx';
import { Empty } from '../../../parts/Empty.tsx';
import { Segments } from '../../../parts/Segments.tsx';
import { type CampaignFilter, type CampaignsStore, campaignFilters } from '../../../store/campaigns.ts';
import { ArchiveDialog } from './ArchiveDialog.tsx';
import { CampaignRow } from './CampaignRow.tsx';

/** Which states are shown, and how many campaigns are in each. */
export function StateFilter({ store }: { store: CampaignsStore }) {
  return (
    <Segments
      label={text('campaigns.filter')}
      value={store.filter.value}
      options={campaignFilters.map((value) => ({ value, label: filterLabel(value, store.counts.value[value]) }))}
      onValue={store.show}
    />
  );
}

/** The campaigns of one state, or all in use: a table where there is room, cards where there is not. */
export function CampaignList({ store }: { store: CampaignsStore }) {
  const [archiving, setArchiving] = useState<Campaign>();
  const shown = store.shown.value ?? [];
  return (
    <>
      {shown.length === 0 ? <NoneInState store={store} /> : <Table store={store} onArchive={setArchiving} />}
      <ArchiveDialog campaign={archiving} store={store} onClose={() => setArchiving(undefined)} />
    </>
  );
}

function Table({ store, onArchive }: { store: CampaignsStore; onArchive: (campaign: Campaign) => void }) {
  return (
    <Card flush>
      <table class="table campaigns">
        <thead>
          <tr>
            <th scope="col">{text('campaigns.column.campaign')}</th>
            <th scope="col">{text('campaigns.column.state')}</th>
            <th scope="col" class="end">
              {text('campaigns.column.shown')}
            </th>
            <th scope="col" class="end">
              {text('campaigns.column.clicked')}
            </th>
            <th scope="col" class="end">
              {text('campaigns.column.converted')}
            </th>
            <th scope="col" class="end">
              {text('campaigns.column.revenue')}
            </th>
            <th scope="col">{text('campaigns.column.edited')}</th>
            <th scope="col">
              <span class="hidden-text">{text('campaigns.column.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {store.shown.value?.map((campaign) => (
            <CampaignRow key={campaign.id} campaign={campaign} store={store} onArchive={() => onArchive(campaign)} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function NoneInState({ store }: { store: CampaignsStore }) {
  return (
    <Card>
      <Empty
        icon={filterIcon}
        title={text('campaigns.none.title')}
        actions={
          store.filter.value === 'all' ? undefined : (
            <Button onClick={() => store.show('all')}>{text('campaigns.none.all')}</Button>
          )
        }
      >
        {text('campaigns.none.text')}
      </Empty>
    </Card>
  );
}

function filterLabel(filter: CampaignFilter, count: number): string {
  const label = text(filter === 'all' ? 'campaigns.filter.all' : `campaigns.state.${filter}`);
  return text('campaigns.filter.count', { label, count });
}
