import { useMemo } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { siteSettingsSchema } from '../../server/contract/site.ts';
import { useApp } from '../app-context.ts';
import { text } from '../i18n/text.ts';
import { originOf } from '../origin.ts';
import { createForm } from '../store/form.ts';
import { newSite } from '../store/site.ts';
import { toast } from '../store/toasts.ts';
import { faultsOf } from '../validate.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { Field } from './Field.tsx';
import { Input } from './Input.tsx';
import { Notice } from './Notice.tsx';

const { name: nameSchema, origins } = siteSettingsSchema.properties;
const schema = { type: 'object', properties: { name: nameSchema } };
const withOrigin = { type: 'object', properties: { origin: origins.items } };

/** Adds a shop with the usual settings, and leads to its tag. */
export function AddSite({ onClose }: { onClose: () => void }) {
  const { sites } = useApp();
  const { route } = useLocation();
  const form = useMemo(
    () =>
      createForm({
        initial: { name: '', origin: '' },
        schema,
        // May be left out; a choice of two schemas could only say that neither fits.
        check: ({ origin }) => (origin ? faultsOf({ origin }, withOrigin) : []),
        save: async (value) => {
          const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
          await sites.add(newSite(value.name.trim(), originOf(value.origin), zone));
          return value;
        },
      }),
    [],
  );
  const { name, origin } = form.value.value;

  async function add(event: Event): Promise<void> {
    event.preventDefault();
    form.change({ origin: originOf(origin) });
    if (!(await form.submit())) return;
    toast(text('site.add.done', { name }));
    onClose();
    route('/install');
  }

  return (
    <Dialog open title={text('site.add')} onClose={onClose}>
      <form class="fields" noValidate onSubmit={add}>
        <p class="soft">{text('site.add.text')}</p>
        {form.failure.value && <Notice tone="bad">{form.failure.value}</Notice>}
        <Field label={text('site.add.name')} error={form.error('name')}>
          {(ids) => (
            <Input
              {...ids}
              value={name}
              onValue={(value) => form.change({ name: value })}
              onBlur={() => form.leave('name')}
            />
          )}
        </Field>
        <Field label={text('site.add.origin')} hint={text('site.add.originHint')} error={form.error('origin')} optional>
          {(ids) => (
            <Input
              {...ids}
              type="url"
              placeholder="https://shop.example"
              value={origin}
              onValue={(value) => form.change({ origin: value })}
              onBlur={() => {
                form.change({ origin: originOf(origin) });
                form.leave('origin');
              }}
            />
          )}
        </Field>
        <div class="row end">
          <Button onClick={onClose}>{text('action.cancel')}</Button>
          <Button kind="primary" type="submit" busy={form.busy.value}>
            {text('site.add')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
