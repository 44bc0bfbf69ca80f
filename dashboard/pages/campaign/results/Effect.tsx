import type { CampaignResults } from '../../../../server/contract/api.ts';
import type { CampaignFigures } from '../../../../server/contract/campaign.ts';
import { useSite } from '../../../app-context.ts';
import { formatMoney, formatNumber, formatPercent } from '../../../format.ts';
import { text } from '../../../i18n/text.ts';
import { Badge, type Tone } from '../../../parts/Badge.tsx';
import { Card } from '../../../parts/Card.tsx';
import { sidesOf, type Verdict, verdictOf } from '../../../store/results.ts';
import { Interval, points } from './Interval.tsx';

/** What the message changed, against those who were not shown it; said only as far as the numbers carry. */
export function Effect({ results, holdoutPercent }: { results: CampaignResults; holdoutPercent: number }) {
  const site = useSite();
  const verdict = verdictOf(results, holdoutPercent);
  const { uplift } = results;
  const { shown, held } = sidesOf(results);
  return (
    <Card title={text('results.effect')} lead={text('results.effect.lead')}>
      <div class="effect">
        <p class="verdict">
          <Badge tone={tones[verdict]} dot>
            {text(`results.verdict.${verdict}`)}
          </Badge>
          <strong>{sentence(verdict, uplift?.conversionRate ?? 0)}</strong>
        </p>
        {verdict in notes && <p class="soft">{text(notes[verdict as keyof typeof notes])}</p>}
        {uplift && (
          <>
            <Interval uplift={uplift} />
            <dl class="sides">
              <Side label={text('results.effect.shownRate')} figures={shown} of={shown.shown} />
              {held && <Side label={text('results.effect.heldRate')} figures={held} of={held.qualified} />}
              <div>
                <dt>{text('results.effect.perPerson')}</dt>
                <dd>{formatMoney(Math.round(uplift.revenuePerPersonMinor), site.currency)}</dd>
              </div>
            </dl>
          </>
        )}
      </div>
    </Card>
  );
}

const tones: Record<Verdict, Tone> = { none: 'quiet', waiting: 'quiet', unsure: 'quiet', better: 'good', worse: 'bad' };
const notes = {
  none: 'results.effect.none.text',
  waiting: 'results.effect.waiting.text',
  unsure: 'results.effect.unsure.text',
} as const;

function sentence(verdict: Verdict, difference: number): string {
  const written = points(Math.abs(difference));
  switch (verdict) {
    case 'better':
      return text('results.effect.better', { difference: written });
    case 'worse':
      return text('results.effect.worse', { difference: written });
    default:
      return text(`results.effect.${verdict}`);
  }
}

function Side({ label, figures, of }: { label: string; figures: CampaignFigures; of: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {of === 0 ? '–' : formatPercent(figures.converted / of)}
        <span class="note">
          {text('results.effect.people', { count: formatNumber(of), converted: formatNumber(figures.converted) })}
        </span>
      </dd>
    </div>
  );
}
