import type { Campaign } from '../../../../server/contract/campaign.ts';
import { failureText } from '../../../failure.ts';
import { text } from '../../../i18n/text.ts';
import { Button } from '../../../parts/Button.tsx';
import { Dialog } from '../../../parts/Dialog.tsx';
import type { CampaignsStore } from '../../../store/campaigns.ts';
import { toast } from '../../../store/toasts.ts';

type ArchiveDialogProps = { campaign: Campaign | undefined; store: CampaignsStore; onClose: () => void };

/** Asks before a campaign is put away, and says what that means. */
export function ArchiveDialog({ campaign, store, onClose }: ArchiveDialogProps) {
  const name = campaign?.definition.name || text('campaigns.unnamed');

  async function archive(): Promise<void> {
    if (!campaign) return;
    try {
      await store.setState(campaign, 'archived');
      toast(text('campaigns.archived', { name }));
    } catch (error) {
      toast(failureText(error), 'bad');
    }
    onClose();
  }

  return (
    <Dialog
      open={campaign !== undefined}
      title={text('campaigns.archive.title')}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{text('action.cancel')}</Button>
          <Button kind="danger" busy={campaign !== undefined && store.busy.value.has(campaign.id)} onClick={archive}>
            {text('campaigns.archive')}
          </Button>
        </>
      }
    >
      <p>{text('campaigns.archive.text', { name })}</p>
    </Dialog>
  );
}
