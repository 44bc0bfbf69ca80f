import chevron from 'lucide-static/icons/chevron-down.svg';
import { Icon } from './Icon.tsx';
import type { ControlProps } from './Input.tsx';

export type Option<Value extends string> = { value: Value; label: string };

export type OptionGroup<Value extends string> = { label: string; options: readonly Option<Value>[] };

type SelectProps<Value extends string> = Omit<ControlProps, 'placeholder'> & {
  value: Value;
  options: readonly (Option<Value> | OptionGroup<Value>)[];
  onValue: (value: Value) => void;
};

/** The system's own list: it works by keyboard and on phones as people expect. */
export function Select<Value extends string>({ value, options, onValue, ...rest }: SelectProps<Value>) {
  return (
    <span class="select">
      <select {...rest} class="input" value={value} onInput={(event) => onValue(event.currentTarget.value as Value)}>
        {options.map((entry) =>
          'options' in entry ? (
            <optgroup key={entry.label} label={entry.label}>
              {entry.options.map((option) => (
                <OneOption key={option.value} option={option} chosen={value} />
              ))}
            </optgroup>
          ) : (
            <OneOption key={entry.value} option={entry} chosen={value} />
          ),
        )}
      </select>
      <Icon svg={chevron} />
    </span>
  );
}

function OneOption({ option, chosen }: { option: Option<string>; chosen: string }) {
  return (
    <option value={option.value} selected={option.value === chosen}>
      {option.label}
    </option>
  );
}
