import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Field } from '../../../parts/Field.tsx';
import { Input, TextArea } from '../../../parts/Input.tsx';
import { useField } from '../editing.ts';
import { PersonalMenu } from './PersonalMenu.tsx';

type TextFieldProps = {
  path: string;
  label: string;
  hint?: ComponentChildren;
  placeholder?: string;
  /** Emptied, the field goes away. */
  optional?: boolean;
  lines?: number;
  /** Offers personal parts to insert. */
  personal?: boolean;
  code?: boolean;
};

/** A text of the campaign. */
export function TextField({ path, label, hint, placeholder, optional, lines, personal, code }: TextFieldProps) {
  const place = useRef<HTMLDivElement>(null);
  const { value = '', error, set, leave } = useField<string>(path);
  const Control = lines ? TextArea : Input;
  return (
    <div class={code ? 'text-field code-text' : 'text-field'} ref={place}>
      <Field label={label} hint={hint} error={error} {...(optional ? { optional } : {})}>
        {(ids) => (
          <Control
            {...ids}
            data-path={path}
            value={value}
            onValue={(next) => set(next === '' && optional ? undefined : next)}
            onBlur={leave}
            {...(placeholder ? { placeholder } : {})}
            {...(lines ? { rows: lines } : {})}
            {...(code ? { spellcheck: false, autocapitalize: 'off' } : {})}
          />
        )}
      </Field>
      {personal && (
        <PersonalMenu
          field={label}
          onInsert={(part) => {
            const control = place.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
            if (control) set(insertAtCaret(control, part));
          }}
        />
      )}
    </div>
  );
}

/** Puts `part` where the caret was and the caret behind it. @returns the whole text. */
function insertAtCaret(control: HTMLInputElement | HTMLTextAreaElement, part: string): string {
  const { selectionStart, selectionEnd, value } = control;
  control.focus();
  control.setRangeText(part, selectionStart ?? value.length, selectionEnd ?? value.length, 'end');
  return control.value;
}
