import type { ComponentChildren } from 'preact';

type LabelledProps = { label: string; hint?: ComponentChildren; children: ComponentChildren };

/** A set of controls under one visible name. The set carries the same name for screen readers itself. */
export function Labelled({ label, hint, children }: LabelledProps) {
  return (
    <div class="field">
      <span class="label" aria-hidden="true">
        {label}
      </span>
      {children}
      {hint && <p class="hint">{hint}</p>}
    </div>
  );
}
