import { signalEvents } from '../../../../server/contract/event.ts';
import { text } from '../../../i18n/text.ts';
import { Card } from '../../../parts/Card.tsx';
import { useEditing } from '../editing.ts';
import { Filters } from '../fields/Filters.tsx';
import { HoursField } from '../fields/HoursField.tsx';
import { Labelled } from '../fields/Labelled.tsx';
import { MomentField } from '../fields/MomentField.tsx';
import { NumberField } from '../fields/NumberField.tsx';
import { Weekdays } from '../fields/Weekdays.tsx';
import { Measure } from './Measure.tsx';
import { Moments } from './Moments.tsx';
import { Pages } from './Pages.tsx';

/** When it shows: the moment on the page, and the dates and hours. */
export function WhenTab() {
  const { editor, site } = useEditing();
  const { event, where } = editor.value.value.trigger;
  // A signal of the page has nothing to be narrowed by; what an earlier version asked for stays in sight.
  const isSignal = signalEvents.some((signal) => signal === event) && !where;
  return (
    <>
      <Card title={text('when.title')} lead={text('when.lead')}>
        <div class="fields">
          <Moments />
          <Measure />
          {!isSignal && (
            <Labelled label={text('when.where')}>
              <Filters path="trigger/where" />
            </Labelled>
          )}
          <NumberField
            path="trigger/delaySeconds"
            label={text('when.delay')}
            hint={text('when.delay.hint')}
            unit={text('unit.seconds')}
            optional
            min={0}
            step="any"
          />
        </div>
      </Card>
      <Pages />
      <Card title={text('when.schedule')} lead={text('when.schedule.lead', { zone: site.zone })}>
        <div class="fields">
          <div class="fields two">
            <MomentField path="schedule/startAt" label={text('when.startAt')} optional />
            <MomentField path="schedule/endAt" label={text('when.endAt')} optional />
          </div>
          <Labelled label={text('when.weekdays')} hint={text('when.weekdays.hint')}>
            <Weekdays path="schedule/weekdays" label={text('when.weekdays')} />
          </Labelled>
          <HoursField path="schedule/hours" label={text('when.hours.limit')} />
        </div>
      </Card>
    </>
  );
}
