import type { Coupon } from '../../../../server/contract/coupon.ts';
import { text } from '../../../i18n/text.ts';
import { NumberField } from '../fields/NumberField.tsx';
import { TextField } from '../fields/TextField.tsx';
import { Expiry } from './Expiry.tsx';
import { exampleCode } from './example-code.ts';
import { PoolUpload } from './PoolUpload.tsx';

/** What can be set of a coupon. */
export function CouponFields({ coupon }: { coupon: Coupon }) {
  return (
    <>
      <div class="fields two">
        <TextField path="coupon/label" label={text('coupon.label')} hint={text('coupon.label.hint')} />
        {coupon.source === 'fixed' && (
          <TextField path="coupon/code" label={text('coupon.code')} hint={text('coupon.code.hint')} code />
        )}
        {coupon.source === 'generated' && (
          <TextField
            path="coupon/pattern"
            label={text('coupon.pattern')}
            hint={
              <>
                {text('coupon.pattern.hint')}{' '}
                {text('coupon.pattern.example', { code: exampleCode(coupon.pattern ?? '') })}
              </>
            }
            code
          />
        )}
      </div>
      {coupon.source === 'pool' && <PoolUpload />}
      <Expiry />
      <div class="fields two">
        {coupon.source !== 'pool' && (
          <NumberField
            path="coupon/stock"
            label={text('coupon.stock')}
            hint={text('coupon.stock.hint')}
            unit={text('unit.people')}
            optional
            min={1}
          />
        )}
        <TextField
          path="coupon/applyUrl"
          label={text('coupon.applyUrl')}
          hint={text('coupon.applyUrl.hint', { code: '{code}' })}
          placeholder="/discount/{code}"
          optional
          code
        />
      </div>
    </>
  );
}
