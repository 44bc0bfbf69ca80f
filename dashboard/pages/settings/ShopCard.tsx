import { useMemo } from 'preact/hooks';
import type { SiteSettings } from '../../../server/contract/site.ts';
import { language } from '../../i18n/language.ts';
import { text } from '../../i18n/text.ts';
import { Card } from '../../parts/Card.tsx';
import { Field } from '../../parts/Field.tsx';
import { Input } from '../../parts/Input.tsx';
import { Select } from '../../parts/Select.tsx';
import type { Form } from '../../store/form.ts';
import { currencyGroups, zoneGroups } from '../../zones.ts';

export function ShopCard({ form }: { form: Form<SiteSettings> }) {
  const { name, zone, currency } = form.value.value;
  const zones = useMemo(() => zoneOptions(zone), []);
  const currencies = useMemo(() => currencyOptions(currency), [language.value]);
  return (
    <Card title={text('settings.shop')}>
      <div class="fields">
        <Field label={text('settings.name')} error={form.error('name')}>
          {(ids) => (
            <Input
              {...ids}
              value={name}
              onValue={(value) => form.change({ name: value })}
              onBlur={() => form.leave('name')}
            />
          )}
        </Field>
        <div class="fields two">
          <Field label={text('settings.zone')} hint={text('settings.zoneHint')} error={form.error('zone')}>
            {(ids) => (
              <Select {...ids} value={zone} options={zones} onValue={(value) => form.change({ zone: value })} />
            )}
          </Field>
          <Field label={text('settings.currency')} hint={text('settings.currencyHint')} error={form.error('currency')}>
            {(ids) => (
              <Select
                {...ids}
                value={currency}
                options={currencies}
                onValue={(value) => form.change({ currency: value })}
              />
            )}
          </Field>
        </div>
      </div>
    </Card>
  );
}

function zoneOptions(current: string) {
  return zoneGroups(current, Date.now()).map(({ region, zones }) => ({ label: region, options: zones }));
}

function currencyOptions(current: string) {
  return currencyGroups(current).map(({ often, currencies }) => ({
    label: text(often ? 'settings.currency.often' : 'settings.currency.all'),
    options: currencies,
  }));
}
