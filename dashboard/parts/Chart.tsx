import { useEffect, useRef, useState } from 'preact/hooks';
import uPlot from 'uplot';
import { formatNumber } from '../format.ts';
import { type ChartData, type ChartTheme, chartOptions, chartRows } from './chart-options.ts';

type ChartProps = {
  /** What it shows, for those who cannot see it; the numbers follow as a hidden table. */
  label: string;
  data: ChartData;
  size?: 'short' | 'tall';
};

/** A chart that follows its data, the width of its place, and light and dark. */
export function Chart({ label, data, size = 'tall' }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<TipAt>();
  useEffect(() => (place.current ? draw(place.current, data, setAt) : undefined), [data]);
  return (
    <figure class={`chart ${size}`} aria-label={label}>
      <div ref={place} aria-hidden="true" />
      {at && <Tip data={data} at={at} />}
      <div class="hidden-text">
        <NumbersTable label={label} data={data} />
      </div>
    </figure>
  );
}

type TipAt = { index: number; left: number; flip: boolean };

/** Draws into `place` and keeps it right. @returns what takes it away again. */
function draw(place: HTMLElement, data: ChartData, onTip: (at: TipAt | undefined) => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let plot = make();

  function make(): uPlot {
    const { width, height } = box(place);
    const options = chartOptions(data, themeOf(place), width, height);
    const follow = (chart: uPlot) => {
      const { idx, left = 0 } = chart.cursor;
      const offset = chart.bbox.left / devicePixelRatio;
      onTip(idx == null ? undefined : { index: idx, left: left + offset, flip: left > width / 2 });
    };
    return new uPlot({ ...options, hooks: { setCursor: [follow] } }, chartRows(data), place);
  }
  function remake(): void {
    plot.destroy();
    plot = make();
  }

  const sizes = new ResizeObserver(() => {
    if (box(place).width !== plot.width) remake();
  });
  sizes.observe(place);
  dark.addEventListener('change', remake);
  return () => {
    sizes.disconnect();
    dark.removeEventListener('change', remake);
    plot.destroy();
    onTip(undefined);
  };
}

function box(place: HTMLElement): { width: number; height: number } {
  const { clientWidth, clientHeight } = place.parentElement ?? place;
  return { width: clientWidth, height: clientHeight };
}

function themeOf(place: HTMLElement): ChartTheme {
  const style = getComputedStyle(place);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    line: token('--chart-1'),
    area: token('--chart-1-soft'),
    faint: token('--chart-2'),
    grid: token('--line-soft'),
    words: token('--ink-faint'),
    font: `${token('--text-xs')} ${token('--font')}`,
  };
}

function Tip({ data, at }: { data: ChartData; at: TipAt }) {
  const tip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const shift = at.flip ? 'calc(-100% - 12px)' : '12px';
    tip.current?.style.setProperty('transform', `translate(calc(${at.left}px + ${shift}), 8px)`);
  }, [at]);
  return (
    <div class="tip" ref={tip} aria-hidden="true">
      <strong>{data.columns[at.index]}</strong>
      {data.series.map((series) => (
        <span key={series.label}>
          {series.label} {written(series.values[at.index], series.format)}
        </span>
      ))}
    </div>
  );
}

function NumbersTable({ label, data }: { label: string; data: ChartData }) {
  return (
    <table>
      <caption>{label}</caption>
      <thead>
        <tr>
          <td />
          {data.series.map((series) => (
            <th key={series.label} scope="col">
              {series.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.columns.map((column, index) => (
          <tr key={column}>
            <th scope="row">{column}</th>
            {data.series.map((series) => (
              <td key={series.label}>{written(series.values[index], series.format)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function written(value: number | null | undefined, format = formatNumber): string {
  return value == null ? '–' : format(value);
}
