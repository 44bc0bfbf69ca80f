import { useId } from 'preact/hooks';
import { Icon } from './Icon.tsx';

type Segment<Value extends string> = { value: Value; label: string; icon?: string };

type SegmentsProps<Value extends string> = {
  label: string;
  value: Value;
  options: readonly Segment<Value>[];
  small?: boolean;
  onValue: (value: Value) => void;
};

/** One of a few, all in sight: the browser's own radio buttons, so that arrow keys work as people expect. */
export function Segments<Value extends string>({ label, value, options, small, onValue }: SegmentsProps<Value>) {
  const name = useId();
  return (
    <fieldset class={small ? 'segments small' : 'segments'}>
      <legend class="hidden-text">{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            class="hidden-text"
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onValue(option.value)}
          />
          <span>
            {option.icon && <Icon svg={option.icon} />}
            {option.label}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
