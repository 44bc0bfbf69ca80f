import { useMemo } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { PASSWORD_MIN, setupSchema } from '../../server/contract/api.ts';
import { useApp } from '../app-context.ts';
import { text } from '../i18n/text.ts';
import { Button } from '../parts/Button.tsx';
import { DoorPage } from '../parts/DoorPage.tsx';
import { Field } from '../parts/Field.tsx';
import { Input } from '../parts/Input.tsx';
import { Notice } from '../parts/Notice.tsx';
import { PasswordInput } from '../parts/PasswordInput.tsx';
import { createForm } from '../store/form.ts';
import { strengthOf } from '../strength.ts';

/** Makes the owner, with the one-time link that the server printed. */
export function Setup() {
  const token = useLocation().query.token;
  if (!token) return <DoorPage title={text('setup.noLink.title')} lead={text('setup.noLink.text')} />;
  return (
    <DoorPage title={text('setup.title')} lead={text('setup.lead')}>
      <OwnerForm token={token} />
    </DoorPage>
  );
}

function OwnerForm({ token }: { token: string }) {
  const { api, session } = useApp();
  const form = useMemo(
    () =>
      createForm({
        initial: { token, name: '', password: '' },
        schema: setupSchema,
        save: async (value) => {
          session.put(await api.setUp(value.token, value.name, value.password));
          return value;
        },
      }),
    [token],
  );
  const { name, password } = form.value.value;
  return (
    <form
      class="fields"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      {form.failure.value && <Notice tone="bad">{form.failure.value}</Notice>}
      <Field label={text('signIn.name')} hint={text('setup.nameHint')} error={form.error('name')}>
        {(ids) => (
          <Input
            {...ids}
            name="name"
            autoComplete="username"
            value={name}
            onValue={(value) => form.change({ name: value })}
            onBlur={() => form.leave('name')}
          />
        )}
      </Field>
      <Field label={text('signIn.password')} hint={text('setup.passwordHint')} error={form.error('password')}>
        {(ids) => (
          <>
            <PasswordInput
              {...ids}
              name="password"
              autoComplete="new-password"
              value={password}
              onValue={(value) => form.change({ password: value })}
              onBlur={() => form.leave('password')}
            />
            <StrengthMeter name={name} password={password} />
          </>
        )}
      </Field>
      <Button kind="primary" type="submit" busy={form.busy.value}>
        {text('setup.go')}
      </Button>
    </form>
  );
}

function StrengthMeter({ name, password }: { name: string; password: string }) {
  const strength = strengthOf(password, name);
  const missing = PASSWORD_MIN - password.length;
  const words =
    strength === 'short' ? text('setup.strength.short', { count: missing }) : text(`setup.strength.${strength}`);
  return (
    <div class={`strength ${strength}`}>
      <div class="bars" aria-hidden="true">
        <span />
        <span />
        <span />
      </div>
      <span aria-live="polite">{words}</span>
    </div>
  );
}
