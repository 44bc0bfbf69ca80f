import { useMemo } from 'preact/hooks';
import { siteSettingsSchema } from '../../server/contract/site.ts';
import { useApp, useSite } from '../app-context.ts';
import { focusFault } from '../focus-fault.ts';
import { formatAgo } from '../format.ts';
import { text } from '../i18n/text.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Page } from '../parts/Page.tsx';
import { SaveBar } from '../parts/SaveBar.tsx';
import { createForm } from '../store/form.ts';
import { settingsOf } from '../store/site.ts';
import { toast } from '../store/toasts.ts';
import { tagOf } from '../tag.ts';

import { AccessCards } from './settings/access/AccessCards.tsx';
import { MessagesCard } from './settings/MessagesCard.tsx';
import { PrivacyCard } from './settings/PrivacyCard.tsx';
import { ShopCard } from './settings/ShopCard.tsx';

/** How Dangol behaves in this shop. */
export function Settings() {
  const { sites, drafts } = useApp();
  const site = useSite();
  const form = useMemo(
    () =>
      createForm({
        initial: settingsOf(site),
        schema: siteSettingsSchema,
        // Origins are edited under Install; what is there now counts, not what was when this screen was opened.
        save: async (value) =>
          settingsOf(await sites.save(site.id, { ...value, origins: sites.site.value?.origins ?? value.origins })),
        draft: { drafts, key: `settings.${site.id}` },
      }),
    [site.id],
  );

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const page = event.currentTarget as HTMLElement;
    const before = tagOf(site);
    if (!(await form.submit())) return focusFault(page);
    const after = sites.site.value;
    toast(text(after && tagOf(after) !== before ? 'settings.tagChanged' : 'action.saved'));
  }

  const restoredAt = form.restoredAt.value;
  return (
    <Page title={text('nav.settings')} lead={text('settings.lead')} width="narrow">
      <form class="stack wide" noValidate onSubmit={save}>
        {restoredAt !== undefined && form.dirty.value && (
          <Notice
            actions={
              <Button small onClick={form.discard}>
                {text('draft.discard')}
              </Button>
            }
          >
            {text('draft.restored', { when: formatAgo(restoredAt, Date.now()) })}
          </Notice>
        )}
        {form.failure.value && <Notice tone="bad">{form.failure.value}</Notice>}
        <ShopCard form={form} />
        <MessagesCard form={form} />
        <PrivacyCard form={form} />
        <SaveBar
          shown={form.dirty.value}
          busy={form.busy.value}
          words={text('settings.unsaved')}
          onDiscard={form.discard}
        />
      </form>
      <AccessCards />
    </Page>
  );
}
