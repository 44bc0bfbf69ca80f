import type { CampaignResults } from '../../../../server/contract/api.ts';
import { formatNumber } from '../../../format.ts';
import { findText, text } from '../../../i18n/text.ts';
import { Card } from '../../../parts/Card.tsx';

/** Why it was not shown although its trigger happened, the most frequent reason first. */
export function Refusals({ refusals }: { refusals: CampaignResults['refusals'] }) {
  const most = Math.max(...refusals.map(({ count }) => count), 1);
  return (
    <Card title={text('results.refusals')} lead={text('results.refusals.lead')}>
      {refusals.length === 0 ? (
        <p class="nothing">{text('results.refusals.none')}</p>
      ) : (
        <ul class="refusals">
          {refusals
            .toSorted((a, b) => b.count - a.count)
            .map(({ gate, count }) => (
              <li key={gate}>
                <span class="reason">{findText(`results.gate.${gate}`) ?? text('results.gate.other', { gate })}</span>
                <meter value={count} max={most} aria-hidden="true" />
                <span class="number">{formatNumber(count)}</span>
              </li>
            ))}
        </ul>
      )}
    </Card>
  );
}
