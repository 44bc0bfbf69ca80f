import { type ComponentChildren, toChildArray } from 'preact';
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
  /** Said after the change: "어제 33". */
  against?: string;
  /** More of it is neither good nor bad. */
  neutral?: boolean;
  /** Said below. */
  note?: string | undefined;
};

/** One number with its name and how it changed. Put several into `Figures`. */
export function Figure({ label, value, now, before, against, neutral, note }: FigureProps) {
  return (
    <div class="figure">
      <dt>{label}</dt>
      <dd>
        <div class="value">{value ?? <Skeleton width="half" />}</div>
        {before !== undefined && (
          <div class="change">
            <Change now={now ?? 0} before={before} neutral={neutral === true} />
            <span>{against}</span>
          </div>
        )}
        {note && <div class="change">{note}</div>}
      </dd>
    </div>
  );
}

export function Figures({ children }: { children: ComponentChildren }) {
  const five = toChildArray(children).length === 5;
  return <dl class={five ? 'figures five' : 'figures'}>{children}</dl>;
}

function Change({ now, before, neutral }: { now: number; before: number; neutral: boolean }) {
  if (now === before) return <span>{text('change.none')}</span>;
  const words = before === 0 ? text('change.new') : formatSignedPercent(now / before - 1);
  if (neutral) return <span>{words}</span>;
  return <span class={now > before ? 'good' : 'bad'}>{words}</span>;
}
