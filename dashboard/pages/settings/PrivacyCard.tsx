import type { SiteSettings } from '../../../server/contract/site.ts';
import { text } from '../../i18n/text.ts';
import { Card } from '../../parts/Card.tsx';
import { Field } from '../../parts/Field.tsx';
import { NumberInput } from '../../parts/Input.tsx';
import { Toggle } from '../../parts/Toggle.tsx';
import type { Form } from '../../store/form.ts';
import { asNumber } from './as-number.ts';

export function PrivacyCard({ form }: { form: Form<SiteSettings> }) {
  const { privacy } = form.value.value;
  const change = (part: Partial<SiteSettings['privacy']>) => form.change({ privacy: { ...privacy, ...part } });
  return (
    <Card title={text('settings.privacy')} lead={text('settings.privacy.lead')}>
      <div class="fields">
        <Toggle
          label={text('settings.consent')}
          hint={text('settings.consentHint')}
          checked={privacy.askConsent}
          onValue={(askConsent) => change({ askConsent })}
        />
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
