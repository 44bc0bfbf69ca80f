import type { InputHTMLAttributes } from 'preact';
import type { ControlIds } from './Field.tsx';

/** Attributes that the controls pass on. */
export type ControlProps = Partial<ControlIds> & {
  name?: string;
  placeholder?: string;
  disabled?: boolean;
  required?: boolean;
  autoFocus?: boolean;
  autoComplete?: string;
  'aria-label'?: string;
  onBlur?: () => void;
};

type TextProps = ControlProps & {
  value: string;
  onValue: (value: string) => void;
  maxLength?: number;
  spellcheck?: boolean;
};

type InputProps = TextProps & {
  type?: 'text' | 'password' | 'url' | 'search' | 'date' | 'time' | 'datetime-local' | 'color';
  /** Id of a `datalist` with suggestions. */
  list?: string;
};

/** A line of text. */
export function Input({ value, onValue, ...rest }: InputProps) {
  // Preact types what each `type` may have one by one; ours are all text to it.
  const attributes = rest as InputHTMLAttributes<HTMLInputElement>;
  return <input {...attributes} class="input" value={value} onInput={(event) => onValue(event.currentTarget.value)} />;
}

/** Several lines of text. */
export function TextArea({ value, onValue, rows = 3, ...rest }: TextProps & { rows?: number }) {
  return (
    <textarea
      {...rest}
      class="input"
      rows={rows}
      value={value}
      onInput={(event) => onValue(event.currentTarget.value)}
    />
  );
}

type NumberProps = ControlProps & {
  value: number | undefined;
  /** Undefined when the field is empty or holds no number. */
  onValue: (value: number | undefined) => void;
  /** Written after the number: "분". */
  unit?: string;
  min?: number;
  max?: number;
  step?: number | 'any';
};

/** A number, narrow as numbers are, with its unit. */
export function NumberInput({ value, onValue, unit, ...rest }: NumberProps) {
  return (
    <div class="with-unit">
      <input
        {...rest}
        class="input narrow"
        type="number"
        inputMode="decimal"
        value={value ?? ''}
        onInput={({ currentTarget: { valueAsNumber } }) =>
          onValue(Number.isNaN(valueAsNumber) ? undefined : valueAsNumber)
        }
      />
      {unit && <span class="unit">{unit}</span>}
    </div>
  );
}
