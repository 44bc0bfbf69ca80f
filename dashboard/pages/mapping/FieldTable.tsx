import trash from 'lucide-static/icons/trash-2.svg';
import type { Field, MappedAction, MappedPage, Rows } from '../../../server/contract/mapping.ts';
import { sampleKey } from '../../../server/contract/sample-key.ts';
import type { Samples } from '../../../server/contract/teaching.ts';
import { formatNumber } from '../../format.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../parts/Button.tsx';
import { fieldName, readingText } from './words.ts';

type Telling = MappedPage | MappedAction;
type FieldTableProps = { telling: Telling; samples: Samples; onChange: (telling: Telling) => void };

/** Each field, where it is found, and what it said last. */
export function FieldTable({ telling, samples, onChange }: FieldTableProps) {
  const { fields, rows } = telling;
  const ofRows = rows && 'fields' in rows ? rows.fields : [];
  if (fields.length + ofRows.length === 0 && !rows) return null;
  const without = (field: Field) => (one: Field) => one !== field;
  const forget = ({ name }: Field): Telling =>
    telling.remember ? { ...telling, remember: telling.remember.filter((one) => one !== name) } : telling;
  return (
    <div class="field-table">
      {fields.map((field) => (
        <Line
          key={field.name}
          field={field}
          sample={samples[sampleKey(telling, field.name)]}
          onRemove={() => onChange({ ...forget(field), fields: fields.filter(without(field)) })}
        />
      ))}
      {rows && <p class="rows">{rowsText(rows)}</p>}
      {ofRows.map((field) => (
        <Line
          key={field.name}
          field={field}
          sample={samples[sampleKey(telling, field.name, true)]}
          onRemove={() =>
            onChange({
              ...telling,
              rows: { ...rows, fields: ofRows.filter(without(field)) } as Exclude<Rows, { from: 'remembered' }>,
            })
          }
        />
      ))}
    </div>
  );
}

function rowsText(rows: Rows): string {
  if (rows.from === 'remembered') return text('mapping.rows.remembered');
  return text('mapping.rows', { what: rows.from === 'elements' ? rows.selector : rows.path });
}

/** Amounts as the language writes them; everything else as it was seen. */
function sampleText({ name, number }: Field, sample: string): string {
  const isAmount = number || /^(price|value|quantity)$/.test(name);
  return isAmount && Number.isFinite(Number(sample)) ? formatNumber(Number(sample)) : sample;
}

function Line({ field, sample, onRemove }: { field: Field; sample: string | undefined; onRemove: () => void }) {
  const name = fieldName(field.name);
  return (
    <div class="field-line">
      <span class="name">{name}</span>
      <span class="place">{field.read.map(readingText).join(', ')}</span>
      <span class={sample === undefined ? 'sample none' : 'sample'} title={text('mapping.seen')}>
        {sample === undefined ? text('mapping.seen.none') : sampleText(field, sample)}
      </span>
      <Button kind="quiet" small icon={trash} label={text('mapping.removeField', { name })} onClick={onRemove} />
    </div>
  );
}
