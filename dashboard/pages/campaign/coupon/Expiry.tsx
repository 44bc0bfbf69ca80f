import type { Coupon } from '../../../../server/contract/coupon.ts';
import { text } from '../../../i18n/text.ts';
import { Segments } from '../../../parts/Segments.tsx';
import { useField } from '../editing.ts';
import { Labelled } from '../fields/Labelled.tsx';
import { MomentField } from '../fields/MomentField.tsx';
import { NumberField } from '../fields/NumberField.tsx';

type Expires = NonNullable<Coupon['expires']>;
type Mode = 'none' | 'after' | 'at';

/** How long a new deadline is: a day is long enough to act and short enough to matter. Judgement. */
const START_HOURS = 24;

/** When the coupon ends: never, some hours after it was given, or at a moment. */
export function Expiry() {
  const { value: expires, set } = useField<Expires>('coupon/expires');
  const mode: Mode = !expires ? 'none' : 'at' in expires ? 'at' : 'after';
  return (
    <div class="fields two">
      <Labelled label={text('coupon.expires')}>
        <Segments
          label={text('coupon.expires')}
          value={mode}
          options={[
            { value: 'none', label: text('coupon.expires.none') },
            { value: 'after', label: text('coupon.expires.after') },
            { value: 'at', label: text('coupon.expires.at') },
          ]}
          onValue={(next) =>
            set(next === 'none' ? undefined : next === 'after' ? { afterHours: START_HOURS } : { at: '' })
          }
        />
      </Labelled>
      {mode === 'after' && (
        <NumberField
          path="coupon/expires/afterHours"
          label={text('coupon.expires.hours')}
          hint={text('coupon.expires.hours.hint')}
          unit={text('unit.hours')}
          min={0}
          step="any"
        />
      )}
      {mode === 'at' && <MomentField path="coupon/expires/at" label={text('coupon.expires.moment')} />}
    </div>
  );
}
