import { text } from '../../../i18n/text.ts';
import { HoursField } from '../fields/HoursField.tsx';
import { Labelled } from '../fields/Labelled.tsx';
import { Weekdays } from '../fields/Weekdays.tsx';
import { join } from '../path.ts';

/** Only visits that began on these weekdays and hours count. */
export function SessionHours({ path }: { path: string }) {
  return (
    <div class="narrow">
      <Labelled label={text('who.weekdays')} hint={text('when.weekdays.hint')}>
        <Weekdays path={join(path, 'weekdays')} label={text('who.weekdays')} />
      </Labelled>
      <HoursField path={join(path, 'hours')} label={text('who.clock')} />
    </div>
  );
}
