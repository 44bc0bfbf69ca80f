import plus from 'lucide-static/icons/plus.svg';
import trash from 'lucide-static/icons/trash-2.svg';
import type { Variant } from '../../../../server/contract/campaign.ts';
import { formatPercent } from '../../../format.ts';
import { text } from '../../../i18n/text.ts';
import { Button } from '../../../parts/Button.tsx';
import { Segments } from '../../../parts/Segments.tsx';
import { nextVariant } from '../blank.ts';
import { useEditing } from '../editing.ts';
import { NumberField } from '../fields/NumberField.tsx';
import { join } from '../path.ts';

/** As many as the contract takes. */
const MAX_VARIANTS = 8;

/** Which of the competing messages is edited, and how much of the audience sees it. */
export function Variants() {
  const { editor, view } = useEditing();
  const { variants } = editor.value.value;
  const index = Math.min(view.variant.value, variants.length - 1);
  const variant = variants[index];
  if (!variant) return null;
  const several = variants.length > 1;

  function add(): void {
    editor.insert('variants', variants.length, nextVariant(variants));
    view.variant.value = variants.length;
  }
  function remove(): void {
    const left = variants.filter((_, at) => at !== index);
    // The only one left is shown to all.
    editor.set('variants', left.length === 1 ? left.map((one) => ({ ...one, weight: 1 })) : left);
    view.variant.value = Math.max(0, index - 1);
  }

  return (
    <div class="variants">
      <div class="line">
        {several && (
          <Segments
            label={text('what.variants')}
            value={variant.key}
            options={variants.map(({ key }) => ({ value: key, label: text('what.variant', { key }) }))}
            onValue={(key) => {
              view.variant.value = variants.findIndex((one) => one.key === key);
            }}
          />
        )}
        {variants.length < MAX_VARIANTS && (
          <Button kind="quiet" small icon={plus} onClick={add}>
            {text('what.variant.add')}
          </Button>
        )}
      </div>
      {several ? (
        <div class="weight">
          <NumberField
            path={join('variants', index, 'weight')}
            label={text('what.weight', { key: variant.key })}
            hint={text('what.weight.share', { share: formatPercent(shareOf(variant, variants)) })}
            min={0}
            max={1000}
          />
          <Button kind="danger" small icon={trash} onClick={remove}>
            {text('what.variant.remove', { key: variant.key })}
          </Button>
        </div>
      ) : (
        <p class="hint">{text('what.variant.hint')}</p>
      )}
    </div>
  );
}

function shareOf(variant: Variant, variants: Variant[]): number {
  const sum = variants.reduce((total, { weight }) => total + (weight ?? 0), 0);
  return sum === 0 ? 0 : (variant.weight ?? 0) / sum;
}
