import type { Filter } from '../../../../server/contract/filter.ts';
import { filterSchema } from '../../../../server/contract/filter.ts';
import { findText, text } from '../../../i18n/text.ts';
import { Select } from '../../../parts/Select.tsx';
import { useField } from '../editing.ts';
import { join } from '../path.ts';
import { Combo } from './Combo.tsx';
import { opsFor, withOp, withProperty } from './comparison.ts';
import { FilterValue } from './FilterValue.tsx';
import { Phrase } from './Phrase.tsx';

const fits = new RegExp(filterSchema.properties.property.pattern);

type ComparisonProps = {
  /** Of the node that holds `property`, `op` and `value`. */
  path: string;
  properties: readonly string[];
  /** Other properties may be typed. */
  free?: boolean;
};

/** "Category is Tops": a property, a comparison and a value. */
export function Comparison({ path, properties, free }: ComparisonProps) {
  const { value: filter, set } = useField<Filter>(path);
  const property = useField<string>(join(path, 'property'));
  if (!filter) return null;
  return (
    <Phrase
      pattern={findText('who.row.compare') ?? ''}
      slots={{
        property: (
          <Combo
            label={text('who.property')}
            path={join(path, 'property')}
            value={filter.property}
            options={properties.map((name) => ({ value: name, label: propertyName(name) }))}
            none={text('who.property.none')}
            invalid={property.error !== undefined}
            onValue={(next) => set(withProperty(filter, next))}
            onLeave={property.leave}
            {...(free ? { own: { fits, say: (name: string) => text('who.property.custom', { name }) } } : {})}
          />
        ),
        op: (
          <Select
            aria-label={text('who.op')}
            data-path={join(path, 'op')}
            value={filter.op}
            options={opsFor(filter.property).map((op) => ({ value: op, label: text(`op.${op}`) }))}
            onValue={(op) => set(withOp(filter, op))}
          />
        ),
        value: filter.op === 'exists' ? null : <FilterValue path={path} filter={filter} />,
      }}
    />
  );
}

/** The human name of a property; its own name when it has none. */
export function propertyName(property: string): string {
  return findText(`property.${property}`) ?? property.replace(/^items\./, '');
}
