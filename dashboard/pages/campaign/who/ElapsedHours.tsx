import { useState } from 'preact/hooks';
import type { Range } from '../../../../server/contract/filter.ts';
import { text } from '../../../i18n/text.ts';
import { Select } from '../../../parts/Select.tsx';
import { useField } from '../editing.ts';
import { RangeField } from '../fields/RangeField.tsx';

const HOURS_A_DAY = 24;

/** Time that has passed, in hours or in whole days; it is kept in hours. */
export function ElapsedHours({ path }: { path: string }) {
  const { value: hours = {} } = useField<Range>(path);
  const [unit, setUnit] = useState<'days' | 'hours'>(isWholeDays(hours) ? 'days' : 'hours');
  return (
    <span class="together">
      <RangeField path={path} label={text('who.hours')} scale={unit === 'days' ? HOURS_A_DAY : 1} />
      <Select
        aria-label={`${text('who.hours')}: ${text('unit.hours')} / ${text('unit.days')}`}
        value={unit}
        options={[
          { value: 'hours', label: text('unit.hours') },
          { value: 'days', label: text('unit.days') },
        ]}
        onValue={setUnit}
      />
    </span>
  );
}

function isWholeDays({ atLeast, atMost }: Range): boolean {
  return [atLeast, atMost].every((bound) => bound === undefined || bound % HOURS_A_DAY === 0);
}
