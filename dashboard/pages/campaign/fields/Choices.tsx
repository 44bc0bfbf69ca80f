import { useId } from 'preact/hooks';
import { Icon } from '../../../parts/Icon.tsx';

export type ChoiceOption<Value extends string> = { value: Value; label: string; text?: string; icon?: string };

type ChoicesProps<Value extends string> = {
  label: string;
  value: Value;
  options: readonly ChoiceOption<Value>[];
  /** Narrow tiles with an icon above, or wide ones with words beside. */
  look?: 'tiles' | 'rows';
  onValue: (value: Value) => void;
};

/** One of several that need some words each, all in sight: the browser's own radio buttons, drawn as tiles. */
export function Choices<Value extends string>({ label, value, options, look = 'tiles', onValue }: ChoicesProps<Value>) {
  const name = useId();
  return (
    <fieldset class={`choices ${look}`} aria-label={label}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            aria-label={option.label}
            aria-describedby={option.text ? `${name}-${option.value}` : undefined}
            onChange={() => onValue(option.value)}
          />
          {option.icon && <Icon svg={option.icon} />}
          <span class="words">
            <strong>{option.label}</strong>
            {option.text && (
              <span class="hint" id={`${name}-${option.value}`}>
                {option.text}
              </span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
