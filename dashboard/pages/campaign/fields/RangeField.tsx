import { useState } from 'preact/hooks';
import type { Range } from '../../../../server/contract/filter.ts';
import { findText, type PlainKey, text } from '../../../i18n/text.ts';
import { NumberInput } from '../../../parts/Input.tsx';
import { Select } from '../../../parts/Select.tsx';
import { useField } from '../editing.ts';
import { join } from '../path.ts';
import { Phrase } from './Phrase.tsx';
import { modeOf, type RangeMode, rangeAs } from './range-mode.ts';

type RangeFieldProps = {
  path: string;
  label: string;
  unit?: string;
  /** How zero is called here; absent when zero cannot be asked for. */
  never?: PlainKey;
  /** The range may be left out. */
  open?: boolean;
  /** Numbers are written in another unit than they are kept in: hours as days. */
  scale?: number;
};

/** "3 times or more", "at most 5", "between 2 and 4", "never". */
export function RangeField({ path, label, unit, never, open, scale = 1 }: RangeFieldProps) {
  const { value: range, set } = useField<Range>(path);
  // "Exactly 3" and "from 3 to 3" are the same range: what was chosen stays chosen while it still says the range.
  const [chosen, choose] = useState<RangeMode>(modeOf(range));
  const told = modeOf(range);
  const mode = chosen === 'between' && told === 'exactly' ? 'between' : told;
  const modes: RangeMode[] = ['atLeast', 'atMost', 'exactly', 'between'];

  const select = (
    <Select
      aria-label={`${label}: ${text('who.range.mode')}`}
      data-path={path}
      value={mode}
      options={[
        ...modes.map((one) => ({ value: one, label: findText(`who.range.${one}`) ?? one })),
        ...(never ? [{ value: 'never' as const, label: text(never) }] : []),
        ...(open ? [{ value: 'open' as const, label: text('who.range.open') }] : []),
      ]}
      onValue={(next) => {
        choose(next);
        set(rangeAs(next, range));
      }}
    />
  );
  if (mode === 'never' || mode === 'open') return select;

  const exactly = mode === 'exactly';
  const bound = (end: 'atLeast' | 'atMost', name: string, withUnit: boolean) => (
    <Bound
      path={join(path, end)}
      label={`${label}: ${name}`}
      scale={scale}
      {...(withUnit && unit ? { unit } : {})}
      {...(exactly ? { onBoth: (value) => set(value === undefined ? {} : { atLeast: value, atMost: value }) } : {})}
    />
  );
  const name = exactly ? text('who.range.exactly') : undefined;
  return (
    <Phrase
      pattern={findText(`who.range.row.${mode}`) ?? ''}
      slots={{
        mode: select,
        low: bound('atLeast', name ?? text('who.range.low'), mode !== 'between'),
        high: bound('atMost', text('who.range.high'), true),
      }}
    />
  );
}

type BoundProps = {
  path: string;
  label: string;
  unit?: string;
  scale: number;
  onBoth?: (value: number | undefined) => void;
};

function Bound({ path, label, unit, scale, onBoth }: BoundProps) {
  const { value, error, set, leave } = useField<number>(path);
  return (
    <NumberInput
      aria-label={label}
      aria-invalid={error ? true : undefined}
      data-path={path}
      min={0}
      step="any"
      value={value === undefined ? undefined : value / scale}
      onValue={(next) => (onBoth ?? set)(next === undefined ? undefined : next * scale)}
      onBlur={leave}
      {...(unit ? { unit } : {})}
    />
  );
}
