import type { ControlProps } from './Input.tsx';

export type Option<Value extends string> = { value: Value; label: string };

type SelectProps<Value extends string> = Omit<ControlProps, 'placeholder'> & {
  value: Value;
  options: readonly Option<Value>[];
  onValue: (value: Value) => void;
};

/** The system's own list: it works by keyboard and on phones as people expect. */
export function Select<Value extends string>({ value, options, onValue, ...rest }: SelectProps<Value>) {
  return (
    <select {...rest} class="input" value={value} onInput={(event) => onValue(event.currentTarget.value as Value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
