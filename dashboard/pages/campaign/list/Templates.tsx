import points from 'lucide-static/icons/coins.svg';
import bigSpenders from 'lucide-static/icons/gem.svg';
import secret from 'lucide-static/icons/key-round.svg';
import cartReminder from 'lucide-static/icons/log-out.svg';
import review from 'lucide-static/icons/message-square-heart.svg';
import search from 'lucide-static/icons/search.svg';
import cartNotice from 'lucide-static/icons/shopping-cart.svg';
import welcome from 'lucide-static/icons/sparkles.svg';
import blank from 'lucide-static/icons/square-pen.svg';
import { text } from '../../../i18n/text.ts';
import { Dialog } from '../../../parts/Dialog.tsx';
import { Icon } from '../../../parts/Icon.tsx';
import { type TemplateKey, templateKeys } from '../templates/all.ts';

const icons: Record<TemplateKey, string> = {
  welcome,
  secret,
  search,
  cart_notice: cartNotice,
  cart_reminder: cartReminder,
  review,
  points,
  big_spenders: bigSpenders,
  blank,
};

/** What a new campaign can start from. */
export function Templates() {
  return (
    <ul class="templates">
      {templateKeys.map((key) => (
        <li key={key}>
          <a href={`/campaigns/new?from=${key}`}>
            <Icon svg={icons[key]} />
            <span class="words">
              <strong>{text(`template.${key}.name`)}</strong>
              <span>{text(`template.${key}.text`)}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The same in a dialog, for those who have campaigns already. */
export function TemplateDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} title={text('campaigns.start.title')} onClose={onClose} wide>
      <p class="soft">{text('campaigns.start.lead')}</p>
      <Templates />
    </Dialog>
  );
}
