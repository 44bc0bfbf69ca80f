import plus from 'lucide-static/icons/plus.svg';
import type { ConditionKind } from '../../../../server/contract/audience.ts';
import { MAX_AUDIENCE_DEPTH } from '../../../../server/contract/limits.ts';
import { text } from '../../../i18n/text.ts';
import { Icon } from '../../../parts/Icon.tsx';
import { type Choice, Menu } from '../../../parts/Menu.tsx';
import { depthOf, type LeafKind } from '../audience.ts';
import { blankCondition } from '../blank.ts';
import { useEditing } from '../editing.ts';
import { join, listAt } from '../path.ts';
import { groupIcon, kindIcons } from './kinds.ts';

/** A menu of everything that can be asked of a person. */
export function AddCondition({ list }: { list: string }) {
  const { editor, view } = useEditing();

  function add(kind: ConditionKind): void {
    const index = listAt(editor.value.value, list).length;
    editor.insert(list, index, blankCondition(kind));
    view.wanted.value = join(list, index);
  }

  const leaves = Object.entries(kindIcons) as [LeafKind, string][];
  const choices: Choice[] = leaves.map(([kind, icon]) => ({
    label: text(`who.kind.${kind}`),
    icon,
    onChoose: () => add(kind),
  }));
  const roomForGroup = depthOf(list) + 2 <= MAX_AUDIENCE_DEPTH;
  if (roomForGroup) {
    choices.push('line', { label: text('who.addGroup'), icon: groupIcon, onChoose: () => add('any') });
  }
  return (
    <div class="add" data-path={join(list, 'add')}>
      <Menu
        label={text('who.add')}
        buttonClass="button plain small"
        button={
          <>
            <Icon svg={plus} />
            {text('who.add')}
          </>
        }
        choices={choices}
      />
    </div>
  );
}
