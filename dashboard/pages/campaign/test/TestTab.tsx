import { text } from '../../../i18n/text.ts';
import { Card } from '../../../parts/Card.tsx';
import { useField } from '../editing.ts';
import { EventPicker } from '../fields/EventPicker.tsx';
import { Faults } from '../fields/Faults.tsx';
import { Filters } from '../fields/Filters.tsx';
import { Labelled } from '../fields/Labelled.tsx';
import { NumberField } from '../fields/NumberField.tsx';
import { LimitsCard } from './LimitsCard.tsx';

/** How often it shows, how its effect is measured, and what counts as success. */
export function TestTab() {
  return (
    <>
      <LimitsCard />
      <Card title={text('test.experiment')}>
        <ExperimentFields />
      </Card>
      <Card title={text('test.goal')} lead={text('test.goal.hint')}>
        <div class="fields">
          <div class="fields two">
            <Labelled label={text('test.goal.event')}>
              <EventPicker path="goal/event" label={text('test.goal.event')} signals />
              <Faults path="goal/event" />
            </Labelled>
            <NumberField
              path="goal/windowDays"
              label={text('test.goal.window')}
              unit={text('unit.days')}
              min={0}
              max={90}
              step="any"
            />
          </div>
          <Labelled label={text('test.goal.where')}>
            <Filters path="goal/where" />
          </Labelled>
        </div>
      </Card>
    </>
  );
}

function ExperimentFields() {
  const { value: holdoutPercent } = useField<number>('experiment/holdoutPercent');
  return (
    <div class="fields two">
      <NumberField
        path="experiment/holdoutPercent"
        label={text('test.holdout')}
        hint={text(holdoutPercent === 0 ? 'test.holdout.none' : 'test.holdout.hint')}
        unit={text('unit.percent')}
        min={0}
        max={100}
        step="any"
      />
      <NumberField
        path="experiment/rolloutPercent"
        label={text('test.rollout')}
        hint={text('test.rollout.hint')}
        unit={text('unit.percent')}
        min={0}
        max={100}
        step="any"
      />
    </div>
  );
}
