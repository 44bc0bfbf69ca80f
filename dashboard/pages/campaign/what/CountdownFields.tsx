import type { Block } from '../../../../server/contract/message.ts';
import { text } from '../../../i18n/text.ts';
import { Segments } from '../../../parts/Segments.tsx';
import { useEditing } from '../editing.ts';
import { Faults } from '../fields/Faults.tsx';
import { Labelled } from '../fields/Labelled.tsx';
import { MomentField } from '../fields/MomentField.tsx';
import { TextField } from '../fields/TextField.tsx';
import { join } from '../path.ts';

/** The words of a countdown and what it counts to: the end of the coupon, or a moment. */
export function CountdownFields({ path, block }: { path: string; block: Block & { type: 'countdown' } }) {
  const { editor } = useEditing();
  const until = join(path, 'until');
  const fixed = block.until !== undefined;
  return (
    <div class="fields two">
      <TextField path={join(path, 'text')} label={text('what.countdown.text')} optional personal />
      <Labelled label={text('what.countdown.mode')}>
        <Segments
          label={text('what.countdown.mode')}
          value={fixed ? 'until' : 'coupon'}
          options={[
            { value: 'coupon', label: text('what.countdown.coupon') },
            { value: 'until', label: text('what.countdown.until') },
          ]}
          onValue={(mode) => editor.set(until, mode === 'until' ? '' : undefined)}
        />
        {!fixed && <Faults path={until} />}
      </Labelled>
      {fixed && <MomentField path={until} label={text('what.countdown.at')} />}
    </div>
  );
}
