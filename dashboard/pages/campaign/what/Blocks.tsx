import plus from 'lucide-static/icons/plus.svg';
import type { Block, BlockType } from '../../../../server/contract/message.ts';
import { text } from '../../../i18n/text.ts';
import { Icon } from '../../../parts/Icon.tsx';
import { Menu } from '../../../parts/Menu.tsx';
import { blankBlock } from '../blank.ts';
import { useEditing } from '../editing.ts';
import { Faults } from '../fields/Faults.tsx';
import { join, listAt } from '../path.ts';
import { BlockCard } from './BlockCard.tsx';
import { blockIcons } from './block-icons.ts';

/** As many as the contract takes. */
const MAX_BLOCKS = 12;

/** The blocks of a message from top to bottom. */
export function Blocks({ path }: { path: string }) {
  const { editor, view } = useEditing();
  const blocks = listAt(editor.value.value, path) as Block[];

  function add(type: BlockType): void {
    const start = {
      heading: text('what.start.heading'),
      text: text('what.start.text'),
      button: text('what.start.button'),
    };
    editor.insert(path, blocks.length, blankBlock(type, start));
    view.wanted.value = join(path, blocks.length);
  }

  return (
    <div class="blocks" data-path={path}>
      {blocks.length === 0 && <p class="nothing">{text('what.block.empty')}</p>}
      <ol>
        {blocks.map((block, index) => (
          <li key={index}>
            <BlockCard list={path} index={index} block={block} count={blocks.length} />
          </li>
        ))}
      </ol>
      <Faults path={path} exact />
      {blocks.length < MAX_BLOCKS && (
        <div class="add" data-path={join(path, 'add')}>
          <Menu
            label={text('what.block.add')}
            buttonClass="button plain small"
            button={
              <>
                <Icon svg={plus} />
                {text('what.block.add')}
              </>
            }
            choices={(Object.keys(blockIcons) as BlockType[]).map((type) => ({
              label: text(`what.block.${type}`),
              icon: blockIcons[type],
              onChoose: () => add(type),
            }))}
          />
        </div>
      )}
    </div>
  );
}
