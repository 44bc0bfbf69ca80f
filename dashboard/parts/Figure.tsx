import type { ComponentChildren } from 'preact';
import { formatSignedPercent } from '../format.ts';
import { text } from '../i18n/text.ts';
import { Skeleton } from './Skeleton.tsx';

type FigureProps = {
  label: string;
  /** Undefined while it is loading: the place is kept. */
  value: string | undefined;
  now?: number;
  /** What `now` is compared with; absent when there is nothing to compare with. */
  before?: number;
  /** Said after the change: "어제 같은 시각 대비". */
  against?: string;
};

/** One number with its name and how it changed. Put several into `Figures`. */
export function Figure({ label, value, now, before, against }: FigureProps) {
  return (
    <div class="figure">
      <dt>{label}</dt>
      <dd>
        <div class="value">{value ?? <Skeleton width="half" />}</div>
        {before !== undefined && (
          <div class="change">
            <Change now={now ?? 0} before={before} />
            <span>{against}</span>
          </div>
        )}
      </dd>
    </div>
  );
}

export function Figures({ children }: { children: ComponentChildren }) {
  return <dl class="figures">{children}</dl>;
}

function Change({ now, before }: { now: number; before: number }) {
  if (now === before) return <span>{text('change.none')}</span>;
  if (before === 0) return <span class="good">{text('change.new')}</span>;
  const rate = now / before - 1;
  return <span class={rate > 0 ? 'good' : 'bad'}>{formatSignedPercent(rate)}</span>;
}
