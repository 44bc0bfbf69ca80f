import { findText } from '../../../i18n/text.ts';
import { useField } from '../editing.ts';

const days = [1, 2, 3, 4, 5, 6, 7];

/** Any days of the week; none chosen is every day. */
export function Weekdays({ path, label }: { path: string; label: string }) {
  const { value: chosen = [], set } = useField<number[]>(path);
  function toggle(day: number): void {
    const next = chosen.includes(day)
      ? chosen.filter((one) => one !== day)
      : [...chosen, day].toSorted((a, b) => a - b);
    set(next.length === 0 || next.length === days.length ? undefined : next);
  }
  return (
    <fieldset class="chips" aria-label={label} data-path={path}>
      {days.map((day) => (
        <button key={day} type="button" class="chip" aria-pressed={chosen.includes(day)} onClick={() => toggle(day)}>
          {findText(`weekday.${day}`)}
        </button>
      ))}
    </fieldset>
  );
}
