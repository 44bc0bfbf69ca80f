import type { ComponentChildren } from 'preact';
import { Field } from '../../../parts/Field.tsx';
import { NumberInput } from '../../../parts/Input.tsx';
import { useField } from '../editing.ts';

type NumberFieldProps = {
  path: string;
  label: string;
  unit?: string;
  hint?: ComponentChildren;
  optional?: boolean;
  placeholder?: string;
  min?: number;
  max?: number;
  step?: number | 'any';
};

/** A number of the campaign; emptied, the field goes away. */
export function NumberField({ path, label, hint, optional, ...rest }: NumberFieldProps) {
  const { value, error, set, leave } = useField<number>(path);
  return (
    <Field label={label} hint={hint} error={error} {...(optional ? { optional } : {})}>
      {(ids) => <NumberInput {...ids} {...rest} data-path={path} value={value} onValue={set} onBlur={leave} />}
    </Field>
  );
}
