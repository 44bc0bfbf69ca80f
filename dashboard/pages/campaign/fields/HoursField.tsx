import type { Hours } from '../../../../server/contract/filter.ts';
import { text } from '../../../i18n/text.ts';
import { Toggle } from '../../../parts/Toggle.tsx';
import { useField } from '../editing.ts';
import { join } from '../path.ts';
import { Faults } from './Faults.tsx';

/** Hours of the day, or none set. */
export function HoursField({ path, label }: { path: string; label: string }) {
  const { value: hours, set } = useField<Hours>(path);
  return (
    <div class="hours">
      <Toggle
        label={label}
        checked={hours !== undefined}
        onValue={(limited) => set(limited ? { from: '09:00', to: '18:00' } : undefined)}
      />
      {hours && (
        <>
          <div class="phrase">
            <Clock path={join(path, 'from')} label={text('who.clock.from')} />
            <span aria-hidden="true">–</span>
            <Clock path={join(path, 'to')} label={text('who.clock.to')} />
          </div>
          {hours.to < hours.from && <p class="hint">{text('when.hours.night')}</p>}
          <Faults path={path} />
        </>
      )}
    </div>
  );
}

function Clock({ path, label }: { path: string; label: string }) {
  const { value = '', error, set, leave } = useField<string>(path);
  return (
    <input
      class="input"
      type="time"
      aria-label={label}
      aria-invalid={error ? true : undefined}
      data-path={path}
      value={value}
      onInput={(event) => set(event.currentTarget.value)}
      onBlur={leave}
    />
  );
}
