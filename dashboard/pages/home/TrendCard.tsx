import { useMemo, useState } from 'preact/hooks';
import type { HomeReport, Totals } from '../../../server/contract/api.ts';
import { formatDay, formatMoney, formatMoneyCompact, formatNumber } from '../../format.ts';
import { language } from '../../i18n/language.ts';
import { text } from '../../i18n/text.ts';
import { Card } from '../../parts/Card.tsx';
import { Chart } from '../../parts/Chart.tsx';
import type { ChartData } from '../../parts/chart-options.ts';
import { Segments } from '../../parts/Segments.tsx';

type Measure = 'revenue' | 'orders' | 'visitors';
const measures: Measure[] = ['revenue', 'orders', 'visitors'];
const ofTotals: Record<Measure, (totals: Totals) => number> = {
  revenue: ({ revenueMinor }) => revenueMinor,
  orders: ({ orders }) => orders,
  visitors: ({ visitors }) => visitors,
};

export function TrendCard({ report, currency }: { report: HomeReport | undefined; currency: string }) {
  const [measure, setMeasure] = useState<Measure>('revenue');
  const name = text(`home.${measure}`);
  const data = useMemo(() => trend(report, measure, name, currency), [report, measure, currency, language.value]);
  return (
    <Card
      title={text('home.trend')}
      actions={
        <Segments
          small
          label={text('home.trend.measure')}
          value={measure}
          onValue={setMeasure}
          options={measures.map((value) => ({ value, label: text(`home.${value}`) }))}
        />
      }
    >
      <Chart label={text('home.trend.label', { measure: name })} data={data} />
    </Card>
  );
}

function trend(report: HomeReport | undefined, measure: Measure, label: string, currency: string): ChartData {
  const days = report?.days ?? [];
  const money = measure === 'revenue';
  return {
    columns: days.map(({ day }) => formatDay(day)),
    series: [
      {
        label,
        look: 'line',
        unfinished: true,
        values: days.map(({ totals }) => ofTotals[measure](totals)),
        format: money ? (value) => formatMoney(value, currency) : formatNumber,
        ...(money ? { axisFormat: (value: number) => formatMoneyCompact(value, currency) } : {}),
      },
    ],
  };
}
