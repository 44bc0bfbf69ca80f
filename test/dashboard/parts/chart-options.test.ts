import { describe, expect, it } from 'vitest';
import { type ChartData, chartOptions, chartRows } from '../../../dashboard/parts/chart-options.ts';

const theme = { line: '#000', area: '#eee', faint: '#999', grid: '#ccc', words: '#666', font: '12px sans-serif' };
const data: ChartData = {
  columns: ['Mon', 'Tue', 'Wed'],
  series: [{ label: 'Orders', look: 'line', values: [1, 2, 3] }],
};

describe('a chart', () => {
  it('has one row for the columns and one for each drawn line', () => {
    expect(chartRows(data)).toEqual([
      [0, 1, 2],
      [1, 2, 3],
    ]);
  });

  it('draws the way to a day that is not over as a second line, joined to the first', () => {
    const [line] = data.series;
    if (!line) throw new Error('no line');
    const unfinished: ChartData = { ...data, series: [{ ...line, unfinished: true }] };
    expect(chartRows(unfinished)).toEqual([
      [0, 1, 2],
      [1, 2, null],
      [null, 2, 3],
    ]);
    expect(chartOptions(unfinished, theme, 600, 200).series).toHaveLength(chartRows(unfinished).length);
  });

  it('labels fewer columns where it is narrow, and always the newest', () => {
    const many: ChartData = { columns: Array.from({ length: 14 }, (_, day) => `${day + 1}`), series: [] };
    const labels = (width: number) => {
      const [axis] = chartOptions(many, theme, width, 200).axes ?? [];
      return typeof axis?.splits === 'function' ? (axis.splits as () => number[])() : [];
    };
    expect(labels(1_200)).toHaveLength(14);
    expect(labels(300).length).toBeLessThan(6);
    expect(labels(300).at(-1)).toBe(13);
  });

  it('names no amounts where nothing happened yet', () => {
    const silent: ChartData = { columns: ['a', 'b'], series: [{ label: 'x', look: 'line', values: [0, 0] }] };
    const named = (shown: ChartData) => {
      const [, axis] = chartOptions(shown, theme, 600, 200).axes ?? [];
      const values = axis?.values as ((chart: unknown, at: number[]) => string[]) | undefined;
      return values?.(undefined, [0, 1, 2]).filter(Boolean);
    };
    expect(named(silent)).toHaveLength(1);
    expect(named(data)).toHaveLength(3);
  });

  it('never ends its scale below the largest value', () => {
    const { scales } = chartOptions(data, theme, 600, 200);
    const range = scales?.y?.range as (chart: unknown, min: number, max: number) => [number, number];
    expect(range(undefined, 0, 250)[0]).toBe(0);
    expect(range(undefined, 0, 250)[1]).toBeGreaterThanOrEqual(250);
    expect(range(undefined, 0, 0)[1]).toBeGreaterThan(0);
  });
});
