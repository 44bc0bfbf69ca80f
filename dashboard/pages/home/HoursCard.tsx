import { useMemo } from 'preact/hooks';
import type { HomeReport } from '../../../server/contract/api.ts';
import { formatNumber } from '../../format.ts';
import { language } from '../../i18n/language.ts';
import { text } from '../../i18n/text.ts';
import { Card } from '../../parts/Card.tsx';
import { Chart } from '../../parts/Chart.tsx';
import type { ChartData } from '../../parts/chart-options.ts';

export function HoursCard({ report }: { report: HomeReport | undefined }) {
  const data = useMemo(() => hours(report), [report, language.value]);
  return (
    <Card title={text('home.hours')}>
      <Chart label={text('home.hours')} data={data} size="short" />
    </Card>
  );
}

function hours(report: HomeReport | undefined): ChartData {
  const { sessions = [], orders = [] } = report?.hours ?? {};
  return {
    columns: sessions.map((_, hour) => text('home.hour', { hour: String(hour) })),
    series: [
      { label: text('home.sessions'), look: 'bars', values: sessions, format: formatNumber },
      { label: text('home.orders'), look: 'told', values: orders, format: formatNumber },
    ],
  };
}
