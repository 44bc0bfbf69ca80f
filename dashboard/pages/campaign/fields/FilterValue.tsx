import type { Filter } from '../../../../server/contract/filter.ts';
import { findText, text } from '../../../i18n/text.ts';
import { Input } from '../../../parts/Input.tsx';
import { Select } from '../../../parts/Select.tsx';
import { useField } from '../editing.ts';
import { join } from '../path.ts';
import { choicesOf, isNumeric } from './comparison.ts';
import { InlineNumber, InlineText } from './Inline.tsx';

/** The value of a comparison: a number, a text, a list, or one of the values that the property can have. */
export function FilterValue({ path, filter }: { path: string; filter: Filter }) {
  const valuePath = join(path, 'value');
  const choices = choicesOf(filter.property);
  if (choices) {
    const options = choices.values.map((value) => ({ value, label: findText(`${choices.names}.${value}`) ?? value }));
    return filter.op === 'one_of' ? (
      <ChosenValues path={valuePath} options={options} />
    ) : (
      <ChosenValue path={valuePath} options={options} />
    );
  }
  if (filter.op === 'one_of') return <ListedValues path={valuePath} />;
  const wantsNumber = filter.op === 'at_least' || filter.op === 'at_most' || isNumeric(filter.property);
  if (wantsNumber) return <InlineNumber path={valuePath} label={text('who.value')} />;
  return <InlineText path={valuePath} label={text(filter.op === 'matches' ? 'who.value.pattern' : 'who.value')} />;
}

type Options = { path: string; options: { value: string; label: string }[] };

function ChosenValue({ path, options }: Options) {
  const { value = '', set } = useField<string>(path);
  return <Select aria-label={text('who.value')} data-path={path} value={value} options={options} onValue={set} />;
}

function ChosenValues({ path, options }: Options) {
  const { value, set } = useField<string[]>(path);
  const chosen = Array.isArray(value) ? value : [];
  return (
    <fieldset class="chips" aria-label={text('who.value')} data-path={path}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          class="chip"
          aria-pressed={chosen.includes(option.value)}
          onClick={() =>
            set(
              chosen.includes(option.value) ? chosen.filter((one) => one !== option.value) : [...chosen, option.value],
            )
          }
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}

/** Values with commas between. The comma just typed stays, because the last, empty value is kept until the field is left. */
function ListedValues({ path }: { path: string }) {
  const { value, error, set, leave } = useField<string[]>(path);
  const values = Array.isArray(value) ? value : [];
  return (
    <Input
      aria-label={text('who.value.list')}
      aria-invalid={error ? true : undefined}
      data-path={path}
      value={values.join(', ')}
      onValue={(typed) => set(typed === '' ? [] : typed.split(',').map((one) => one.trimStart()))}
      onBlur={() => {
        set(values.map((one) => one.trim()).filter((one) => one !== ''));
        leave();
      }}
    />
  );
}
