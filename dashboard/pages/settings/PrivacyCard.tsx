import { consentSources } from '../../../server/contract/consent.ts';
import type { SiteSettings } from '../../../server/contract/site.ts';
import { text } from '../../i18n/text.ts';
import { Card } from '../../parts/Card.tsx';
import { Field } from '../../parts/Field.tsx';
import { NumberInput } from '../../parts/Input.tsx';
import { Select } from '../../parts/Select.tsx';
import { Toggle } from '../../parts/Toggle.tsx';
import type { Form } from '../../store/form.ts';
import { asNumber } from './as-number.ts';
import { ConsentFields } from './ConsentFields.tsx';

export function PrivacyCard({ form }: { form: Form<SiteSettings> }) {
  const { privacy } = form.value.value;
  const change = (part: Partial<SiteSettings['privacy']>) => form.change({ privacy: { ...privacy, ...part } });
  return (
    <Card title={text('settings.privacy')} lead={text('settings.privacy.lead')}>
      <div class="fields">
        <Field label={text('settings.consent')} hint={text(`settings.consent.${privacy.consent}.hint`)}>
          {(ids) => (
            <Select
              {...ids}
              value={privacy.consent}
              options={consentSources.map((value) => ({ value, label: text(`settings.consent.${value}`) }))}
              onValue={(consent) => change({ consent })}
            />
          )}
        </Field>
        {privacy.consent !== 'none' && <ConsentFields form={form} change={change} />}
        <Toggle
          label={text('settings.gpc')}
          hint={text('settings.gpcHint')}
          checked={privacy.honourGpc}
          onValue={(honourGpc) => change({ honourGpc })}
        />
        <Field
          label={text('settings.retention')}
          hint={text('settings.retentionHint')}
          error={form.error('privacy/retentionDays')}
        >
          {(ids) => (
            <NumberInput
              {...ids}
              min={1}
              max={3650}
              unit={text('settings.retention.unit')}
              value={privacy.retentionDays}
              onValue={(value) => change({ retentionDays: asNumber(value) })}
              onBlur={() => form.leave('privacy/retentionDays')}
            />
          )}
        </Field>
      </div>
    </Card>
  );
}
