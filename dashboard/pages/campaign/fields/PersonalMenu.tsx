import braces from 'lucide-static/icons/braces.svg';
import { personalPaths } from '../../../../server/contract/personal.ts';
import { text } from '../../../i18n/text.ts';
import { Icon } from '../../../parts/Icon.tsx';
import { Menu } from '../../../parts/Menu.tsx';
import { useEditing } from '../editing.ts';
import { type PersonalPath, personalPart } from '../personal.ts';

/** What a text may know of the person who reads it. */
export function PersonalMenu({ field, onInsert }: { field: string; onInsert: (part: string) => void }) {
  const { editor } = useEditing();
  const hasCoupon = editor.value.value.coupon !== undefined;
  const paths = (Object.keys(personalPaths) as PersonalPath[]).filter(
    (path) => hasCoupon || !path.startsWith('coupon.'),
  );
  return (
    <div class="personal">
      <Menu
        label={text('personal.insertInto', { field })}
        buttonClass="button quiet small"
        align="end"
        button={
          <>
            <Icon svg={braces} />
            {text('personal.insert')}
          </>
        }
        choices={paths.map((path) => ({
          label: text(`personal.path.${path}`),
          onChoose: () => onInsert(personalPart(path)),
        }))}
      />
    </div>
  );
}
