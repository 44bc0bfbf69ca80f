import { useMemo } from 'preact/hooks';
import { signInSchema } from '../../server/contract/api.ts';
import { useApp } from '../app-context.ts';
import { text } from '../i18n/text.ts';
import { Button } from '../parts/Button.tsx';
import { DoorPage } from '../parts/DoorPage.tsx';
import { Field } from '../parts/Field.tsx';
import { Input } from '../parts/Input.tsx';
import { Notice } from '../parts/Notice.tsx';
import { PasswordInput } from '../parts/PasswordInput.tsx';
import { createForm } from '../store/form.ts';

/** Shown at whatever address was asked for; afterwards one is there. */
export function SignIn() {
  const { api, session } = useApp();
  const form = useMemo(
    () =>
      createForm({
        initial: { name: '', password: '' },
        schema: signInSchema,
        save: async (value) => {
          session.put(await api.signIn(value.name, value.password));
          return value;
        },
      }),
    [],
  );
  const { name, password } = form.value.value;
  return (
    <DoorPage title={text('signIn.title')} lead={text('signIn.lead')}>
      <form
        class="fields"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        {form.failure.value && <Notice tone="bad">{form.failure.value}</Notice>}
        <Field label={text('signIn.name')} error={form.error('name')}>
          {(ids) => (
            <Input
              {...ids}
              name="name"
              autoComplete="username"
              value={name}
              onValue={(value) => form.change({ name: value })}
            />
          )}
        </Field>
        <Field label={text('signIn.password')} error={form.error('password')}>
          {(ids) => (
            <PasswordInput
              {...ids}
              name="password"
              autoComplete="current-password"
              value={password}
              onValue={(value) => form.change({ password: value })}
            />
          )}
        </Field>
        <Button kind="primary" type="submit" busy={form.busy.value}>
          {text('signIn.go')}
        </Button>
      </form>
    </DoorPage>
  );
}
