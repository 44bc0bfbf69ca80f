import { DEFAULT_ACCENT } from '../../../../snippet/popup/theme.ts';
import { text } from '../../../i18n/text.ts';
import { Button } from '../../../parts/Button.tsx';
import { Field } from '../../../parts/Field.tsx';
import { Input } from '../../../parts/Input.tsx';
import { useField } from '../editing.ts';

/** Colour of buttons and accents: chosen from the system's picker, or typed. */
export function Accent({ path }: { path: string }) {
  const { value, error, set, leave } = useField<string>(path);
  const wellValue = value && /^#[0-9a-f]{6}$/i.test(value) ? value : DEFAULT_ACCENT;
  return (
    <Field label={text('what.accent')} error={error}>
      {(ids) => (
        <div class="accent-choice">
          <input
            type="color"
            aria-label={text('what.accent')}
            value={wellValue}
            onInput={(event) => set(event.currentTarget.value)}
          />
          <Input
            {...ids}
            aria-label={text('what.accent.value')}
            data-path={path}
            value={value ?? ''}
            placeholder={text('what.accent.none')}
            spellcheck={false}
            onValue={(typed) => set(typed === '' ? undefined : typed)}
            onBlur={leave}
          />
          {value && (
            <Button kind="quiet" small onClick={() => set(undefined)}>
              {text('what.accent.none')}
            </Button>
          )}
        </div>
      )}
    </Field>
  );
}
