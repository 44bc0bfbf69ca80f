import type { SiteSettings } from '../../../server/contract/site.ts';
import { text } from '../../i18n/text.ts';
import { Card } from '../../parts/Card.tsx';
import { Field } from '../../parts/Field.tsx';
import { NumberInput } from '../../parts/Input.tsx';
import { Toggle } from '../../parts/Toggle.tsx';
import type { Form } from '../../store/form.ts';
import { asNumber } from './as-number.ts';

export function MessagesCard({ form }: { form: Form<SiteSettings> }) {
  const { active, fatigue } = form.value.value;
  return (
    <Card title={text('settings.messages')} lead={text('settings.messages.lead')}>
      <div class="fields">
        <Toggle
          label={text('settings.active')}
          hint={text('settings.activeHint')}
          checked={active}
          onValue={(checked) => form.change({ active: checked })}
        />
        <div class="fields two">
          <Field label={text('settings.perDay')} error={form.error('fatigue/perDay')}>
            {(ids) => (
              <NumberInput
                {...ids}
                min={1}
                max={100}
                unit={text('settings.perDay.unit')}
                value={fatigue.perDay}
                onValue={(value) => form.change({ fatigue: { ...fatigue, perDay: asNumber(value) } })}
                onBlur={() => form.leave('fatigue/perDay')}
              />
            )}
          </Field>
          <Field label={text('settings.pause')} error={form.error('fatigue/pauseMinutes')}>
            {(ids) => (
              <NumberInput
                {...ids}
                min={0}
                max={1440}
                step="any"
                unit={text('settings.pause.unit')}
                value={fatigue.pauseMinutes}
                onValue={(value) => form.change({ fatigue: { ...fatigue, pauseMinutes: asNumber(value) } })}
                onBlur={() => form.leave('fatigue/pauseMinutes')}
              />
            )}
          </Field>
        </div>
      </div>
    </Card>
  );
}
