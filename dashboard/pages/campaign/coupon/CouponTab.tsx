import none from 'lucide-static/icons/ban.svg';
import fixed from 'lucide-static/icons/copy.svg';
import pool from 'lucide-static/icons/list-ordered.svg';
import generated from 'lucide-static/icons/wand-sparkles.svg';
import { type Coupon, couponSources } from '../../../../server/contract/coupon.ts';
import { text } from '../../../i18n/text.ts';
import { Button } from '../../../parts/Button.tsx';
import { Card } from '../../../parts/Card.tsx';
import { Notice } from '../../../parts/Notice.tsx';
import { couponOf } from '../blank.ts';
import { useEditing, useField } from '../editing.ts';
import { Choices } from '../fields/Choices.tsx';
import { revealsCoupon } from '../message-faults.ts';
import { CouponFields } from './CouponFields.tsx';

const icons = { none, fixed, generated, pool };
type Source = keyof typeof icons;

/** Whether a coupon comes with the message, and where its codes are from. */
export function CouponTab() {
  const { value: coupon, set } = useField<Coupon>('coupon');

  function choose(source: Source): void {
    if (source !== (coupon?.source ?? 'none')) set(source === 'none' ? undefined : couponOf(source, coupon));
  }

  return (
    <Card title={text('coupon.title')} lead={text('coupon.lead')}>
      <div class="fields">
        <div data-path="coupon/source">
          <Choices
            label={text('coupon.source')}
            look="rows"
            value={coupon?.source ?? 'none'}
            options={(['none', ...couponSources] as Source[]).map((source) => ({
              value: source,
              label: text(`coupon.source.${source}`),
              text: text(`coupon.source.${source}.text`),
              icon: icons[source],
            }))}
            onValue={choose}
          />
        </div>
        {coupon && <NoBlock />}
        {coupon && <CouponFields coupon={coupon} />}
      </div>
    </Card>
  );
}

/** A coupon that no message shows is of no use: offers to put a block in. */
function NoBlock() {
  const { editor } = useEditing();
  const { variants } = editor.value.value;
  if (variants.some(({ message }) => revealsCoupon(message))) return null;

  function add(): void {
    const shown = variants.map((variant) => {
      const blocks = variant.message.blocks;
      // Before the first button: a shopper reads the code, then goes on.
      const button = blocks.findIndex(({ type }) => type === 'button');
      const at = button === -1 ? blocks.length : button;
      return { ...variant, message: { ...variant.message, blocks: blocks.toSpliced(at, 0, { type: 'coupon' }) } };
    });
    editor.set('variants', shown);
  }

  return (
    <div data-path="coupon">
      <Notice
        tone="warn"
        actions={
          <Button small onClick={add}>
            {text('coupon.noBlock.add')}
          </Button>
        }
      >
        {text('rule.noCouponBlock')}
      </Notice>
    </div>
  );
}
