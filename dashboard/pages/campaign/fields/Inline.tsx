/** Small controls for within a sentence: their labels are spoken, not shown. */
import { Input, NumberInput } from '../../../parts/Input.tsx';
import { type Option, Select } from '../../../parts/Select.tsx';
import { useField } from '../editing.ts';

type InlineProps = { path: string; label: string };

export function InlineNumber({ path, label, unit, min }: InlineProps & { unit?: string; min?: number }) {
  const { value, error, set, leave } = useField<number>(path);
  return (
    <NumberInput
      aria-label={label}
      aria-invalid={error ? true : undefined}
      data-path={path}
      step="any"
      value={value}
      onValue={set}
      onBlur={leave}
      {...(unit ? { unit } : {})}
      {...(min === undefined ? {} : { min })}
    />
  );
}

export function InlineText({ path, label, placeholder }: InlineProps & { placeholder?: string }) {
  const { value = '', error, set, leave } = useField<string>(path);
  return (
    <Input
      aria-label={label}
      aria-invalid={error ? true : undefined}
      data-path={path}
      value={String(value)}
      onValue={set}
      onBlur={leave}
      {...(placeholder ? { placeholder } : {})}
    />
  );
}

/** One of a few values of the field itself. */
export function InlineSelect<Value extends string>({
  path,
  label,
  options,
}: InlineProps & { options: readonly Option<Value>[] }) {
  const { value, error, set, leave } = useField<Value>(path);
  return (
    <Select
      aria-label={label}
      aria-invalid={error ? true : undefined}
      data-path={path}
      value={value ?? ('' as Value)}
      options={options}
      onValue={set}
      onBlur={leave}
    />
  );
}
