import down from 'lucide-static/icons/arrow-down.svg';
import up from 'lucide-static/icons/arrow-up.svg';
import turn from 'lucide-static/icons/circle-off.svg';
import copy from 'lucide-static/icons/copy.svg';
import more from 'lucide-static/icons/ellipsis.svg';
import wrap from 'lucide-static/icons/group.svg';
import remove from 'lucide-static/icons/trash-2.svg';
import dissolve from 'lucide-static/icons/ungroup.svg';
import type { Condition } from '../../../../server/contract/audience.ts';
import { MAX_AUDIENCE_DEPTH } from '../../../../server/contract/limits.ts';
import { text } from '../../../i18n/text.ts';
import { Icon } from '../../../parts/Icon.tsx';
import { type Choice, Menu } from '../../../parts/Menu.tsx';
import {
  depthOf,
  dissolveNode,
  duplicateNode,
  moveNode,
  placeOf,
  removeNode,
  turnNode,
  unwrapNot,
  wrapNode,
} from '../audience.ts';
import { useEditing } from '../editing.ts';
import { join, listAt } from '../path.ts';

/** Everything that can be done with a condition or a group. */
export function NodeMenu({ path, name, group }: { path: string; name: string; group?: boolean }) {
  const { editor, view } = useEditing();
  const definition = editor.value.value;
  const { list, index } = placeOf(path);
  const count = listAt(definition, list).length;
  const { denied } = unwrapNot(editor.get(path) as Condition, path);

  /** Replaces the campaign and puts the focus where the author goes on. */
  function edit(next: typeof definition, focus: string): void {
    editor.replace(next);
    view.wanted.value = focus;
  }

  const choices: Choice[] = [
    {
      label: text('who.duplicate'),
      icon: copy,
      onChoose: () => edit(duplicateNode(definition, path), join(list, index + 1)),
    },
    {
      label: text(denied ? 'who.affirm' : 'who.negate'),
      icon: turn,
      onChoose: () => edit(turnNode(definition, path), path),
    },
  ];
  if (group) {
    choices.push({
      label: text('who.unwrap'),
      icon: dissolve,
      onChoose: () => edit(dissolveNode(definition, path), path),
    });
  } else if (depthOf(path) + 1 < MAX_AUDIENCE_DEPTH) {
    choices.push({ label: text('who.wrap'), icon: wrap, onChoose: () => edit(wrapNode(definition, path), path) });
  }
  if (index > 0) {
    choices.push({
      label: text('who.up'),
      icon: up,
      onChoose: () => edit(moveNode(definition, path, -1), join(list, index - 1)),
    });
  }
  if (index < count - 1) {
    choices.push({
      label: text('who.down'),
      icon: down,
      onChoose: () => edit(moveNode(definition, path, 1), join(list, index + 1)),
    });
  }
  choices.push('line', {
    label: text('who.remove'),
    icon: remove,
    danger: true,
    onChoose: () => edit(removeNode(definition, path), join(list, 'add')),
  });
  return (
    <div class="node-menu">
      <Menu
        label={text('who.actions', { kind: name })}
        buttonClass="button quiet bare small"
        align="end"
        button={<Icon svg={more} />}
        choices={choices}
      />
    </div>
  );
}
