import megaphone from 'lucide-static/icons/megaphone.svg';
import { text } from '../../../i18n/text.ts';
import { Card } from '../../../parts/Card.tsx';
import { Empty } from '../../../parts/Empty.tsx';
import { Templates } from './Templates.tsx';

/** Nothing here yet: choose what to begin with. */
export function FirstCampaign() {
  return (
    <Card>
      <Empty icon={megaphone} title={text('campaigns.empty.title')}>
        {text('campaigns.empty.text')}
      </Empty>
      <Templates />
    </Card>
  );
}
