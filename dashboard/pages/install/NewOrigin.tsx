import plus from 'lucide-static/icons/plus.svg';
import { useMemo } from 'preact/hooks';
import { siteSettingsSchema } from '../../../server/contract/site.ts';
import { text } from '../../i18n/text.ts';
import { originOf } from '../../origin.ts';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';
import { Input } from '../../parts/Input.tsx';
import { createForm } from '../../store/form.ts';

const schema = {
  type: 'object',
  required: ['origin'],
  properties: { origin: siteSettingsSchema.properties.origins.items },
};

/** A field for one more address; a whole page's address is cut to its origin. */
export function NewOrigin({ known, add }: { known: readonly string[]; add: (origin: string) => Promise<void> }) {
  const form = useMemo(
    () =>
      createForm({
        initial: { origin: '' },
        schema,
        check: ({ origin }) => (known.includes(origin) ? [{ path: 'origin', rule: text('fault.twice') }] : []),
        save: async ({ origin }) => {
          await add(origin);
          return { origin: '' };
        },
      }),
    [known],
  );
  const { origin } = form.value.value;
  return (
    <form
      class="new-origin"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.change({ origin: originOf(origin) });
        form.submit();
      }}
    >
      <Field label={text('install.origins.new')} error={form.error('origin') ?? form.failure.value}>
        {(ids) => (
          <div class="row tight">
            <Input
              {...ids}
              type="url"
              placeholder="https://shop.example"
              value={origin}
              onValue={(value) => form.change({ origin: value })}
            />
            <Button type="submit" icon={plus} busy={form.busy.value}>
              {text('action.add')}
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}
