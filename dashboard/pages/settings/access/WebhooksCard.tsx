import { useMemo } from 'preact/hooks';
import { type SiteAccess, webhookSecretSchema } from '../../../../server/contract/access.ts';
import { type PlainKey, text } from '../../../i18n/text.ts';
import { Badge } from '../../../parts/Badge.tsx';
import { Button } from '../../../parts/Button.tsx';
import { Card } from '../../../parts/Card.tsx';
import { Code } from '../../../parts/Code.tsx';
import { Field } from '../../../parts/Field.tsx';
import { Input } from '../../../parts/Input.tsx';
import { Skeleton } from '../../../parts/Skeleton.tsx';
import type { AccessStore } from '../../../store/access.ts';
import { createForm } from '../../../store/form.ts';
import { toast } from '../../../store/toasts.ts';
import { stateOf } from './SecretRow.tsx';
import { tell } from './tell.ts';

type Webhook = SiteAccess['webhooks'][number];

const schema = {
  type: 'object',
  required: ['secret'],
  properties: { secret: { ...webhookSecretSchema.properties.secret, type: 'string' } },
};

export function WebhooksCard({ store, access }: { store: AccessStore; access: SiteAccess | undefined }) {
  return (
    <Card title={text('access.webhooks')} lead={text('access.webhooks.lead')}>
      <div class="webhooks">
        {access?.webhooks.map((webhook) => (
          <details key={webhook.platform} class="more">
            <summary>
              {nameOf(webhook)}{' '}
              <Badge tone={webhook.secret ? 'good' : 'quiet'} dot={webhook.secret !== undefined}>
                {stateOf(webhook.secret)}
              </Badge>
            </summary>
            <PlatformForm store={store} webhook={webhook} />
          </details>
        )) ?? <Skeleton />}
      </div>
    </Card>
  );
}

/** The secret of a platform is not shown again: the field is for another one. */
function PlatformForm({ store, webhook }: { store: AccessStore; webhook: Webhook }) {
  const { platform, url, secret } = webhook;
  const name = nameOf(webhook);
  const form = useMemo(
    () =>
      createForm({
        initial: { secret: '' },
        schema,
        save: async (value) => {
          await store.setWebhook(platform, value.secret.trim());
          toast(text('access.webhooks.saved', { platform: name }));
          return { secret: '' };
        },
      }),
    [platform, store],
  );

  const remove = () =>
    store.setWebhook(platform, null).then(() => toast(text('access.webhooks.removed', { platform: name })), tell);

  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <p class="hint">{text(`access.${platform}.hint` satisfies PlainKey)}</p>
      <div class="field">
        <span class="label">{text('access.webhooks.address')}</span>
        <Code value={url} />
      </div>
      <Field label={text('access.webhooks.secret')} error={form.error('secret') ?? form.failure.value}>
        {(ids) => (
          <div class="row tight">
            <Input
              {...ids}
              type="password"
              autoComplete="off"
              value={form.value.value.secret}
              onValue={(value) => form.change({ secret: value })}
            />
            <Button type="submit" busy={store.busy.value === platform}>
              {text('action.save')}
            </Button>
          </div>
        )}
      </Field>
      {secret && (
        <div class="row">
          <Button small kind="quiet" onClick={remove}>
            {text('access.webhooks.remove', { platform: name })}
          </Button>
        </div>
      )}
    </form>
  );
}

function nameOf({ platform }: Webhook): string {
  return text(`access.${platform}` satisfies PlainKey);
}
