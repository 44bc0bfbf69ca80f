import down from 'lucide-static/icons/arrow-down.svg';
import up from 'lucide-static/icons/arrow-up.svg';
import trash from 'lucide-static/icons/trash-2.svg';
import type { Block } from '../../../../server/contract/message.ts';
import { text } from '../../../i18n/text.ts';
import { Button } from '../../../parts/Button.tsx';
import { Icon } from '../../../parts/Icon.tsx';
import { useEditing } from '../editing.ts';
import { Faults } from '../fields/Faults.tsx';
import { join } from '../path.ts';
import { BlockFields } from './BlockFields.tsx';
import { blockIcons } from './block-icons.ts';

type BlockCardProps = { list: string; index: number; block: Block; count: number };

/** One block with its fields, moved and removed by buttons. */
export function BlockCard({ list, index, block, count }: BlockCardProps) {
  const { editor, view } = useEditing();
  const path = join(list, index);
  const type = text(`what.block.${block.type}`);

  function move(to: number): void {
    editor.move(list, index, to);
    view.wanted.value = join(list, to, to > index ? 'down' : 'up');
  }
  function remove(): void {
    editor.remove(list, index);
    view.wanted.value = count > 1 ? join(list, Math.max(0, index - 1), 'up') : join(list, 'add');
  }

  return (
    <fieldset class="block-card" aria-label={text('what.block', { number: index + 1, type })} data-path={path}>
      <div class="head">
        <span class="kind">
          <Icon svg={blockIcons[block.type]} />
          {type}
        </span>
        <div class="tools">
          <span data-path={join(path, 'up')}>
            <Button
              kind="quiet"
              small
              icon={up}
              label={text('what.block.up', { type })}
              disabled={index === 0}
              onClick={() => move(index - 1)}
            />
          </span>
          <span data-path={join(path, 'down')}>
            <Button
              kind="quiet"
              small
              icon={down}
              label={text('what.block.down', { type })}
              disabled={index === count - 1}
              onClick={() => move(index + 1)}
            />
          </span>
          <Button kind="quiet" small icon={trash} label={text('what.block.remove', { type })} onClick={remove} />
        </div>
      </div>
      <BlockFields path={path} block={block} />
      <Faults path={path} exact />
    </fieldset>
  );
}
