import type { CampaignResults } from '../../../../server/contract/api.ts';
import { formatNumber } from '../../../format.ts';
import { text } from '../../../i18n/text.ts';
import { Card } from '../../../parts/Card.tsx';

/** What became of the codes. */
export function Coupons({ coupons }: { coupons: CampaignResults['coupons'] }) {
  const { issued, redeemed, left } = coupons;
  return (
    <Card title={text('results.coupons')}>
      <dl class="sides">
        <div>
          <dt>{text('results.coupons.issued')}</dt>
          <dd>{formatNumber(issued)}</dd>
        </div>
        <div>
          <dt>{text('results.coupons.redeemed')}</dt>
          <dd>{formatNumber(redeemed)}</dd>
        </div>
        <div>
          <dt>{text('results.coupons.left')}</dt>
          <dd>{left === undefined ? text('results.coupons.unlimited') : formatNumber(left)}</dd>
        </div>
      </dl>
    </Card>
  );
}
