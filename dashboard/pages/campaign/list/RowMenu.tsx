import archive from 'lucide-static/icons/archive.svg';
import restore from 'lucide-static/icons/archive-restore.svg';
import results from 'lucide-static/icons/chart-column.svg';
import duplicate from 'lucide-static/icons/copy.svg';
import more from 'lucide-static/icons/ellipsis.svg';
import pause from 'lucide-static/icons/pause.svg';
import edit from 'lucide-static/icons/pencil.svg';
import play from 'lucide-static/icons/play.svg';
import type { Campaign } from '../../../../server/contract/campaign.ts';
import { failureText } from '../../../failure.ts';
import { text } from '../../../i18n/text.ts';
import { Icon } from '../../../parts/Icon.tsx';
import { type Choice, Menu } from '../../../parts/Menu.tsx';
import type { CampaignsStore } from '../../../store/campaigns.ts';
import { toast } from '../../../store/toasts.ts';

type RowMenuProps = { campaign: Campaign; store: CampaignsStore; onArchive: () => void };

/** What can be done with a campaign from where it is. */
export function RowMenu({ campaign, store, onArchive }: RowMenuProps) {
  const name = campaign.definition.name || text('campaigns.unnamed');
  return (
    <Menu
      label={text('campaigns.actions', { name })}
      buttonClass="button quiet bare small"
      align="end"
      button={<Icon svg={more} />}
      choices={choicesFor(campaign, store, name, onArchive)}
    />
  );
}

function choicesFor(campaign: Campaign, store: CampaignsStore, name: string, onArchive: () => void): Choice[] {
  const { id, state } = campaign;
  const go = (to: 'live' | 'paused' | 'draft', done: string) => () => act(() => store.setState(campaign, to), done);
  const toResults: Choice = { label: text('campaigns.results'), icon: results, href: `/campaigns/${id}/results` };
  if (state === 'archived') {
    const back = go('draft', text('campaigns.restored', { name }));
    return [toResults, { label: text('campaigns.restore'), icon: restore, onChoose: back }];
  }
  const started = text('campaigns.started', { name });
  const run: Choice =
    state === 'live'
      ? { label: text('campaigns.pause'), icon: pause, onChoose: go('paused', text('campaigns.paused', { name })) }
      : {
          label: text(state === 'paused' ? 'campaigns.resume' : 'campaigns.start'),
          icon: play,
          onChoose: go('live', started),
        };
  return [
    { label: text('campaigns.edit'), icon: edit, href: `/campaigns/${id}` },
    toResults,
    run,
    {
      label: text('campaigns.duplicate'),
      icon: duplicate,
      onChoose: () => act(() => store.duplicate(campaign), text('campaigns.duplicated')),
    },
    'line',
    { label: text('campaigns.archive'), icon: archive, danger: true, onChoose: onArchive },
  ];
}

async function act(change: () => Promise<unknown>, done: string): Promise<void> {
  try {
    await change();
    toast(done);
  } catch (error) {
    toast(failureText(error), 'bad');
  }
}
