import uPlot from 'uplot';
import { formatCompact } from '../format.ts';

export type Series = {
  label: string;
  values: readonly (number | null)[];
  /** `line` with an area under it; `bars`; `faint`: a line to compare with; `told`: in the tip only. */
  look: 'line' | 'bars' | 'faint' | 'told';
  /** How a value is written in the tip. */
  format?: (value: number) => string;
  /** How a value is written on the axis, which is narrow; the first series decides. */
  axisFormat?: (value: number) => string;
  /** The last column is not over yet (today): a line comes to it dashed. */
  unfinished?: true;
};

/** What a chart shows: one label a column, and series as long as the labels. */
export type ChartData = { columns: readonly string[]; series: readonly Series[] };

/** Colours and type of the page the chart is in, so that it follows light and dark. */
export type ChartTheme = { line: string; area: string; faint: string; grid: string; words: string; font: string };

/** Options of uPlot for a report: a pure function of data, theme and size. Columns are 0, 1, 2 … on the x axis. */
export function chartOptions(data: ChartData, theme: ChartTheme, width: number, height: number): uPlot.Options {
  const format = data.series[0]?.axisFormat ?? formatCompact;
  const axis = { stroke: theme.words, font: theme.font, ticks: { show: false } };
  return {
    width,
    height,
    padding: [8, 24, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
    scales: { x: { time: false, range: xRange(data) }, y: { range: (_, __, max) => [0, niceTop(max)] } },
    axes: [
      {
        ...axis,
        size: 30,
        grid: { show: false },
        splits: () => columnSplits(data.columns.length, width),
        values: (_, at) => at.map((index) => data.columns[index] ?? ''),
      },
      {
        ...axis,
        size: 52,
        grid: { stroke: theme.grid, width: 1 },
        space: 44,
        incrs: Y_STEPS,
        // Where nothing happened yet there is no scale to speak of.
        values: (_, at) => at.map((value) => (value > 0 && isFlat(data) ? '' : format(value))),
      },
    ],
    series: [{}, ...data.series.flatMap((series) => drawn(series, theme))],
  };
}

/** Rows as uPlot wants them: the columns' indexes first, then one row for each entry of `series` in the options. */
export function chartRows(data: ChartData): uPlot.AlignedData {
  return [data.columns.map((_, index) => index), ...data.series.flatMap(rowsOf)];
}

function rowsOf({ values, unfinished }: Series): (number | null)[][] {
  if (!unfinished) return [[...values]];
  const last = values.length - 1;
  return [
    values.map((value, index) => (index < last ? value : null)),
    values.map((value, index) => (index >= last - 1 ? value : null)),
  ];
}

/** Whole steps only: half a visitor does not exist. */
const Y_STEPS = [1, 2, 5]
  .flatMap((step) => Array.from({ length: 12 }, (_, power) => step * 10 ** power))
  .sort((a, b) => a - b);

/** Labels every so many columns, so that each has at least this many pixels. */
const LABEL_PX = 72;

function columnSplits(count: number, width: number): number[] {
  const step = Math.max(1, Math.ceil((count * LABEL_PX) / Math.max(width, 1)));
  // Counted from the newest, which is always labelled.
  return Array.from({ length: count }, (_, index) => index).filter((index) => (count - 1 - index) % step === 0);
}

/** Bars need half a column at each end, lines do not. */
function xRange({ columns, series }: ChartData): () => [number, number] {
  const margin = series.some(({ look }) => look === 'bars') ? 0.6 : 0.25;
  return () => [-margin, Math.max(columns.length - 1, 0) + margin];
}

function isFlat({ series }: ChartData): boolean {
  return series.every(({ values }) => values.every((value) => !value));
}

function niceTop(max: number | null): number {
  return Math.max(4, (max ?? 0) * 1.1);
}

/** Three fifths of a column, at most 28 px, with round shoulders. */
const bars = uPlot.paths.bars?.({ size: [0.6, 28], radius: 0.15 });

/** One series is drawn as one line, or as two when its end is dashed. */
function drawn({ label, look, unfinished }: Series, theme: ChartTheme): uPlot.Series[] {
  const points = { show: false };
  if (look === 'bars') return [{ label, fill: theme.line, width: 0, points, ...(bars ? { paths: bars } : {}) }];
  if (look === 'told') return [{ label, show: false }];
  if (look === 'faint') return [{ label, stroke: theme.faint, width: 1.5, points }];
  const line = { label, stroke: theme.line, fill: theme.area, width: 2, points };
  return unfinished ? [line, { ...line, dash: [4, 4] }] : [line];
}
