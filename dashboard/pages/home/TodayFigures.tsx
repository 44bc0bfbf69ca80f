import type { HomeReport, Totals } from '../../../server/contract/api.ts';
import { formatMoney, formatNumber, formatPercent } from '../../format.ts';
import { type PlainKey, text } from '../../i18n/text.ts';
import { Figure, Figures } from '../../parts/Figure.tsx';

type Measure = {
  label: PlainKey;
  of: (totals: Totals) => number;
  format: (value: number, currency: string) => string;
  neutral?: true;
  note?: (report: HomeReport) => string | undefined;
};

const measures: Measure[] = [
  { label: 'home.revenue', of: (totals) => totals.revenueMinor, format: formatMoney, note: confirmed },
  { label: 'home.orders', of: (totals) => totals.orders, format: formatNumber },
  { label: 'home.conversion', of: conversion, format: formatPercent },
  { label: 'home.visitors', of: (totals) => totals.visitors, format: formatNumber },
  { label: 'home.messages', of: (totals) => totals.messagesShown, format: formatNumber, neutral: true },
];

/** Today so far against the day before up to the same hour. */
export function TodayFigures({ report, currency }: { report: HomeReport | undefined; currency: string }) {
  return (
    <Figures>
      {measures.map(({ label, of, format, neutral = false, note }) => (
        <Figure
          key={label}
          label={text(label)}
          value={report && format(of(report.today), currency)}
          now={report ? of(report.today) : 0}
          before={report ? of(report.yesterday) : 0}
          against={report ? text('home.against', { value: format(of(report.yesterday), currency) }) : ''}
          neutral={neutral}
          note={report && note?.(report)}
        />
      ))}
    </Figures>
  );
}

/** How much of the revenue the shop's server says is paid; nothing in a shop whose server says nothing. */
function confirmed({ today, days }: HomeReport): string | undefined {
  const isTold = days.some(({ totals }) => totals.confirmedMinor > 0);
  if (!isTold || today.revenueMinor <= 0) return undefined;
  return text('home.confirmed', { share: formatPercent(today.confirmedMinor / today.revenueMinor) });
}

/** Share of sessions that bought, 0–1: a session with two orders is one of them, so that it never passes the whole. */
function conversion({ orderSessions, sessions }: Totals): number {
  return sessions === 0 ? 0 : orderSessions / sessions;
}
