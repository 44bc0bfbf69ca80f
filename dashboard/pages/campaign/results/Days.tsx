import { useMemo, useState } from 'preact/hooks';
import type { CampaignResults } from '../../../../server/contract/api.ts';
import { useSite } from '../../../app-context.ts';
import { formatDay, formatMoneyCompact } from '../../../format.ts';
import { language } from '../../../i18n/language.ts';
import { text } from '../../../i18n/text.ts';
import { Card } from '../../../parts/Card.tsx';
import { Chart } from '../../../parts/Chart.tsx';
import { Segments } from '../../../parts/Segments.tsx';

const measures = ['shown', 'clicked', 'converted', 'revenue'] as const;
type Measure = (typeof measures)[number];

/** One figure day by day. */
export function Days({ days }: { days: CampaignResults['days'] }) {
  const site = useSite();
  const [measure, setMeasure] = useState<Measure>('shown');
  const label = text(`results.figure.${measure}`);
  const data = useMemo(
    () => ({
      columns: days.map(({ day }) => formatDay(day)),
      series: [
        {
          label,
          look: 'bars' as const,
          values: days.map((day) => (measure === 'revenue' ? day.revenueMinor : day[measure])),
          ...(measure === 'revenue' ? { format: (minor: number) => formatMoneyCompact(minor, site.currency) } : {}),
        },
      ],
    }),
    [days, measure, language.value],
  );
  return (
    <Card
      title={text('results.days')}
      actions={
        <Segments
          small
          label={text('results.days.measure')}
          value={measure}
          options={measures.map((value) => ({ value, label: text(`results.figure.${value}`) }))}
          onValue={setMeasure}
        />
      }
    >
      {days.length === 0 ? (
        <p class="nothing">{text('results.days.none')}</p>
      ) : (
        <Chart label={`${text('results.days')}: ${label}`} data={data} size="short" />
      )}
    </Card>
  );
}
