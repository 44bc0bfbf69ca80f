import type { ComponentChildren } from 'preact';
import { Field } from '../../../parts/Field.tsx';
import { useField } from '../editing.ts';

type MomentFieldProps = { path: string; label: string; hint?: ComponentChildren; optional?: boolean };

/** A day and a time on the clocks of the shop. */
export function MomentField({ path, label, hint, optional }: MomentFieldProps) {
  const { value = '', error, set, leave } = useField<string>(path);
  return (
    <Field label={label} hint={hint} error={error} {...(optional ? { optional } : {})}>
      {(ids) => (
        <input
          {...ids}
          class="input"
          type="datetime-local"
          data-path={path}
          value={value}
          onInput={(event) => set(event.currentTarget.value || (optional ? undefined : ''))}
          onBlur={leave}
        />
      )}
    </Field>
  );
}
