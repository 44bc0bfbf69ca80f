import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

type ToggleProps = {
  label: string;
  hint?: ComponentChildren;
  checked: boolean;
  disabled?: boolean;
  onValue: (checked: boolean) => void;
};

/** On or off, taking effect with the form it is in. */
export function Toggle({ label, hint, checked, disabled, onValue }: ToggleProps) {
  const id = useId();
  return (
    <div class="toggle">
      <div class="words">
        <label for={id}>{label}</label>
        {hint && (
          <p class="hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
      </div>
      <button
        id={id}
        type="button"
        role="switch"
        aria-checked={checked}
        aria-describedby={hint ? `${id}-hint` : undefined}
        disabled={disabled}
        onClick={() => onValue(!checked)}
      />
    </div>
  );
}
