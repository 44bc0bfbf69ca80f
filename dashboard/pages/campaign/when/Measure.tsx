import { text } from '../../../i18n/text.ts';
import { Notice } from '../../../parts/Notice.tsx';
import { useField } from '../editing.ts';
import { NumberField } from '../fields/NumberField.tsx';
import { TextField } from '../fields/TextField.tsx';

/** How far, how long, on what: what a page signal needs to be said with it. */
export function Measure() {
  const { value: event } = useField<string>('trigger/event');
  switch (event) {
    case 'scroll':
      return (
        <NumberField
          path="trigger/percent"
          label={text('when.percent')}
          hint={text('when.percent.hint')}
          unit={text('unit.percent')}
          min={1}
          max={100}
        />
      );
    case 'engagement':
    case 'inactive':
      return (
        <NumberField
          path="trigger/seconds"
          label={text(`when.seconds.${event}`)}
          hint={text(`when.seconds.${event}.hint`)}
          unit={text('unit.seconds')}
          min={1}
        />
      );
    case 'click':
      return <TextField path="trigger/selector" label={text('when.selector')} hint={text('when.selector.hint')} code />;
    case 'exit_intent':
      return <Notice>{text('when.exit.hint')}</Notice>;
    default:
      return null;
  }
}
