import type { CampaignState } from '../../../server/contract/campaign.ts';
import { text } from '../../i18n/text.ts';
import { Badge, type Tone } from '../../parts/Badge.tsx';

const tones: Record<CampaignState, Tone> = { draft: 'quiet', live: 'good', paused: 'warn', archived: 'quiet' };

/** The state of a campaign, as a word with its colour. */
export function StateBadge({ state }: { state: CampaignState }) {
  return (
    <Badge tone={tones[state]} dot>
      {text(`campaigns.state.${state}`)}
    </Badge>
  );
}
