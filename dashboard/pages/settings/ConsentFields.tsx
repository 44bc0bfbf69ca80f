import type { SiteSettings } from '../../../server/contract/site.ts';
import { text } from '../../i18n/text.ts';
import { Field } from '../../parts/Field.tsx';
import { Input } from '../../parts/Input.tsx';
import { Toggle } from '../../parts/Toggle.tsx';
import type { Form } from '../../store/form.ts';

type Privacy = SiteSettings['privacy'];
type ConsentFieldsProps = { form: Form<SiteSettings>; change: (part: Partial<Privacy>) => void };

/** What belongs to asking, whoever asks. */
export function ConsentFields({ form, change }: ConsentFieldsProps) {
  const { consent, consentVersion, policyUrl, countViews } = form.value.value.privacy;
  return (
    <>
      <Field
        label={text('settings.consentVersion')}
        hint={text('settings.consentVersionHint')}
        error={form.error('privacy/consentVersion')}
      >
        {(ids) => (
          <Input
            {...ids}
            value={consentVersion}
            onValue={(value) => change({ consentVersion: value })}
            onBlur={() => form.leave('privacy/consentVersion')}
          />
        )}
      </Field>
      {consent === 'banner' && (
        <Field
          label={text('settings.policyUrl')}
          hint={text('settings.policyUrlHint')}
          error={form.error('privacy/policyUrl')}
        >
          {(ids) => (
            <Input
              {...ids}
              type="url"
              placeholder="https://shop.example/privacy"
              value={policyUrl}
              onValue={(value) => change({ policyUrl: value })}
              onBlur={() => form.leave('privacy/policyUrl')}
            />
          )}
        </Field>
      )}
      <Toggle
        label={text('settings.countViews')}
        hint={text('settings.countViewsHint')}
        checked={countViews}
        onValue={(checked) => change({ countViews: checked })}
      />
    </>
  );
}
