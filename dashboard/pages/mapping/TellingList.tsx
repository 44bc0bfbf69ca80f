import up from 'lucide-static/icons/arrow-up.svg';
import more from 'lucide-static/icons/ellipsis.svg';
import pencil from 'lucide-static/icons/pencil.svg';
import trash from 'lucide-static/icons/trash-2.svg';
import { useState } from 'preact/hooks';
import type { MappedAction, MappedPage, Mapping } from '../../../server/contract/mapping.ts';
import type { Samples } from '../../../server/contract/teaching.ts';
import { text } from '../../i18n/text.ts';
import { Badge } from '../../parts/Badge.tsx';
import { Card } from '../../parts/Card.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { type Choice, Menu } from '../../parts/Menu.tsx';
import type { MappingStore } from '../../store/mapping.ts';
import { act } from './act.ts';
import { FieldTable } from './FieldTable.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import { actText, eventName, fieldName, nameOf, pageName, testText } from './words.ts';

type TellingListProps = { kind: 'pages' | 'actions'; store: MappingStore; mapping: Mapping; samples: Samples };

/** Every page, or every action: when it is one, and what it tells. */
export function TellingList({ kind, store, mapping, samples }: TellingListProps) {
  const [renaming, setRenaming] = useState<string>();
  const entries: (MappedPage | MappedAction)[] = mapping[kind];
  const save = (next: (MappedPage | MappedAction)[], done: string) =>
    act(() => store.save({ ...mapping, [kind]: next } as Mapping), done);

  function choicesFor(entry: MappedPage | MappedAction, index: number): Choice[] {
    const others = entries.filter((one) => one !== entry);
    const remove: Choice = {
      label: text('mapping.remove'),
      icon: trash,
      danger: true,
      onChoose: () => save(others, text('mapping.removed')),
    };
    if (!('name' in entry)) return [remove];
    const moved = [...others.slice(0, index - 1), entry, ...others.slice(index - 1)];
    return [
      { label: text('mapping.rename'), icon: pencil, onChoose: () => setRenaming(entry.name) },
      ...(index > 0
        ? [{ label: text('mapping.up'), icon: up, onChoose: () => save(moved, text('mapping.changed')) }]
        : []),
      'line',
      remove,
    ];
  }

  return (
    <Card flush title={text(`mapping.${kind}`)} lead={text(`mapping.${kind}.lead`)}>
      <ul class="tellings">
        {entries.length === 0 && <li class="none">{text(`mapping.${kind}.none`)}</li>}
        {entries.map((entry, index) => (
          <li key={'name' in entry ? entry.name : `${entry.event} ${JSON.stringify(entry.act)}`}>
            <div class="telling-head">
              <div class="words">
                <h3>{nameOf(entry)}</h3>
                <When entry={entry} />
              </div>
              {'name' in entry && (
                <Badge tone={entry.event ? 'accent' : 'quiet'}>
                  {entry.event ? text('mapping.tells', { event: eventName(entry.event) }) : text('mapping.silent')}
                </Badge>
              )}
              <Menu
                label={text('mapping.menu', { name: nameOf(entry) })}
                buttonClass="button quiet bare small"
                align="end"
                button={<Icon svg={more} />}
                choices={choicesFor(entry, index)}
              />
            </div>
            <FieldTable
              telling={entry}
              samples={samples}
              onChange={(changed) =>
                save(
                  entries.map((one) => (one === entry ? changed : one)),
                  text('mapping.removed'),
                )
              }
            />
            {!!entry.remember?.length && (
              <p class="hint">
                {text('mapping.remembered')}: {entry.remember.map(rememberedName).join(', ')}
              </p>
            )}
          </li>
        ))}
      </ul>
      <RenameDialog name={renaming} store={store} mapping={mapping} onClose={() => setRenaming(undefined)} />
    </Card>
  );
}

function rememberedName(name: string): string {
  return name === 'items' ? (text('mapping.rows', { what: '✓' }).split(':')[0] ?? name) : fieldName(name);
}

function When({ entry }: { entry: MappedPage | MappedAction }) {
  const lines =
    'name' in entry
      ? entry.when.map(testText)
      : [
          actText(entry.act),
          ...(entry.page ? [text('mapping.only', { what: pageName(entry.page) })] : []),
          ...('where' in entry.act ? (entry.act.where ?? []) : []).map(({ path, is }) =>
            text('mapping.where', { what: path, is }),
          ),
        ];
  return <p class="hint">{lines.join(' · ')}</p>;
}
