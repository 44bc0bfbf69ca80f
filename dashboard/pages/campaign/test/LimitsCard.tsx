import days from 'lucide-static/icons/calendar-sync.svg';
import once from 'lucide-static/icons/circle-check.svg';
import session from 'lucide-static/icons/footprints.svg';
import { type Limits, repeats } from '../../../../server/contract/campaign.ts';
import { text } from '../../../i18n/text.ts';
import { Card } from '../../../parts/Card.tsx';
import { Toggle } from '../../../parts/Toggle.tsx';
import { useField } from '../editing.ts';
import { Choices } from '../fields/Choices.tsx';
import { NumberField } from '../fields/NumberField.tsx';

const icons: Record<Limits['repeat'], string> = { once, session, days };

/** Days between two showings of a campaign that begins to repeat. Judgement: a week does not nag. */
const START_DAYS = 7;

/** How often one person, and everybody together, may see it; and which campaign wins when several want to show. */
export function LimitsCard() {
  const { value: limits, set } = useField<Limits>('limits');
  if (!limits) return null;

  function chooseRepeat(repeat: Limits['repeat']): void {
    if (!limits) return;
    const { everyDays: _days, atMost, ...rest } = limits;
    set({
      ...rest,
      repeat,
      ...(repeat === 'days' ? { everyDays: START_DAYS } : {}),
      ...(repeat === 'once' || atMost === undefined ? {} : { atMost }),
    });
  }

  return (
    <Card title={text('test.limits')}>
      <div class="fields">
        <Choices
          label={text('test.repeat')}
          look="rows"
          value={limits.repeat}
          options={repeats.map((value) => ({
            value,
            label: text(`test.repeat.${value}`),
            text: text(`test.repeat.${value}.text`),
            icon: icons[value],
          }))}
          onValue={chooseRepeat}
        />
        <div class="fields two">
          {limits.repeat === 'days' && (
            <NumberField
              path="limits/everyDays"
              label={text('test.everyDays')}
              unit={text('unit.days')}
              min={0}
              step="any"
            />
          )}
          {limits.repeat !== 'once' && (
            <NumberField
              path="limits/atMost"
              label={text('test.atMost')}
              hint={text('test.atMost.hint')}
              unit={text('unit.times')}
              optional
              min={1}
            />
          )}
          <NumberField
            path="limits/atMostInAll"
            label={text('test.atMostInAll')}
            hint={text('test.atMostInAll.hint')}
            unit={text('unit.times')}
            optional
            min={1}
          />
          <NumberField
            path="priority"
            label={text('test.priority')}
            hint={text('test.priority.hint')}
            min={0}
            max={100}
          />
        </div>
        {limits.repeat !== 'once' && (
          <Toggle
            label={text('test.stop')}
            hint={text('test.stop.hint')}
            checked={limits.stopAfterConversion}
            onValue={(stopAfterConversion) => set({ ...limits, stopAfterConversion })}
          />
        )}
      </div>
    </Card>
  );
}
