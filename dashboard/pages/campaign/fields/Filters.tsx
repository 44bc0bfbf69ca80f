import plus from 'lucide-static/icons/plus.svg';
import cross from 'lucide-static/icons/x.svg';
import type { Filter } from '../../../../server/contract/filter.ts';
import { text } from '../../../i18n/text.ts';
import { Button } from '../../../parts/Button.tsx';
import { useEditing } from '../editing.ts';
import { join, listAt } from '../path.ts';
import { Comparison } from './Comparison.tsx';
import { eventProperties } from './comparison.ts';
import { Faults } from './Faults.tsx';

type FiltersProps = { path: string; properties?: readonly string[] };

/** Narrows an event or a cart by its properties. */
export function Filters({ path, properties = eventProperties }: FiltersProps) {
  const { editor, view } = useEditing();
  const filters = listAt(editor.value.value, path) as Filter[];
  const ofItems = filters.filter(({ property }) => property.startsWith('items.')).length;

  function add(): void {
    editor.insert(path, filters.length, { property: properties[0], op: 'equals', value: '' });
    view.wanted.value = join(path, filters.length, 'property');
  }
  function remove(index: number): void {
    if (filters.length === 1) editor.set(path, undefined);
    else editor.remove(path, index);
    view.wanted.value = join(path, 'add');
  }

  return (
    <div class="filters">
      {filters.map((_, index) => (
        <div class="filter" key={index}>
          <div class="line">
            <Comparison path={join(path, index)} properties={properties} free />
            <Button
              kind="quiet"
              small
              icon={cross}
              label={text('who.filter.remove', { number: index + 1 })}
              onClick={() => remove(index)}
            />
          </div>
          <Faults path={join(path, index)} />
        </div>
      ))}
      {ofItems > 1 && <p class="hint">{text('who.filters.items')}</p>}
      <span data-path={join(path, 'add')}>
        <Button kind="quiet" small icon={plus} onClick={add}>
          {text('who.filters.add')}
        </Button>
      </span>
    </div>
  );
}
