import { Field } from '../../../parts/Field.tsx';
import { TextArea } from '../../../parts/Input.tsx';
import { useEditing, useField } from '../editing.ts';
import { isWithin } from '../path.ts';

type LinesProps = {
  path: string;
  label: string;
  hint?: string;
  placeholder?: string;
  /** Takes the list; undefined when it is empty. */
  onLines: (lines: string[] | undefined) => void;
};

/** A list of texts, one a line. */
export function Lines({ path, label, hint, placeholder, onLines }: LinesProps) {
  const { editor } = useEditing();
  const { value = [], leave } = useField<string[]>(path);
  const error = editor.shownFaults.value.find((fault) => isWithin(fault.path, path))?.rule;
  return (
    <Field label={label} hint={hint} error={error} optional>
      {(ids) => (
        <TextArea
          {...ids}
          data-path={path}
          rows={2}
          spellcheck={false}
          value={value.join('\n')}
          onValue={(typed) => onLines(typed === '' ? undefined : typed.split('\n'))}
          onBlur={() => {
            const lines = value.map((line) => line.trim()).filter((line) => line !== '');
            onLines(lines.length === 0 ? undefined : lines);
            leave();
          }}
          {...(placeholder ? { placeholder } : {})}
        />
      )}
    </Field>
  );
}
