import type { CampaignResults } from '../../../../server/contract/api.ts';
import { useSite } from '../../../app-context.ts';
import { formatMoney, formatNumber, formatPercent } from '../../../format.ts';
import { text } from '../../../i18n/text.ts';
import { Card } from '../../../parts/Card.tsx';
import { HOLDOUT } from '../../../store/results.ts';

/** Each variant beside the others, and the hold-out last. */
export function Arms({ results }: { results: CampaignResults }) {
  const site = useSite();
  if (results.arms.length === 0) return null;
  const arms = results.arms.toSorted((a, b) => Number(a.arm === HOLDOUT) - Number(b.arm === HOLDOUT));
  return (
    <Card title={text('results.arms')} flush>
      {/* The table scrolls within itself where it is too wide. */}
      <section class="table-frame" aria-label={text('results.arms')}>
        <table class="table arms">
          <thead>
            <tr>
              <th scope="col">{text('results.column.arm')}</th>
              <th scope="col" class="end">
                {text('results.figure.qualified')}
              </th>
              <th scope="col" class="end">
                {text('results.figure.shown')}
              </th>
              <th scope="col" class="end">
                {text('results.column.clickRate')}
              </th>
              <th scope="col" class="end">
                {text('results.column.conversionRate')}
              </th>
              <th scope="col" class="end">
                {text('results.figure.revenue')}
              </th>
              <th scope="col" class="end">
                {text('results.column.perPerson')}
              </th>
            </tr>
          </thead>
          <tbody>
            {arms.map((arm) => {
              const held = arm.arm === HOLDOUT;
              return (
                <tr key={arm.arm}>
                  <th scope="row">{held ? text('results.arm.holdout') : text('results.arm', { key: arm.arm })}</th>
                  <td class="end">{formatNumber(arm.qualified)}</td>
                  <td class="end">{held ? '–' : formatNumber(arm.shown)}</td>
                  <td class="end">{held ? '–' : share(arm.clicked, arm.shown)}</td>
                  <td class="end">{share(arm.converted, held ? arm.qualified : arm.shown)}</td>
                  <td class="end">{formatMoney(arm.revenueMinor, site.currency)}</td>
                  <td class="end">{formatMoney(Math.round(arm.revenuePerQualifiedMinor), site.currency)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </Card>
  );
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : formatPercent(part / whole);
}
