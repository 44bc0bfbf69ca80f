import alert from 'lucide-static/icons/circle-alert.svg';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { text } from '../i18n/text.ts';
import { Icon } from './Icon.tsx';

/** What a control needs to belong to its label, hint and error; spread it on the control. */
export type ControlIds = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean | undefined };

type FieldProps = {
  label: string;
  hint?: ComponentChildren;
  error?: string | undefined;
  optional?: boolean;
  /** Draws the control: `(ids) => <Input {...ids} … />`. */
  children: (ids: ControlIds) => ComponentChildren;
};

/** A labelled control with its hint, and what is wrong with it right below. */
export function Field({ label, hint, error, optional, children }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>
        {label} {optional && <span class="optional">{text('field.optional')}</span>}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {error && (
        <p class="error" id={`${id}-error`}>
          <Icon svg={alert} />
          {error}
        </p>
      )}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
