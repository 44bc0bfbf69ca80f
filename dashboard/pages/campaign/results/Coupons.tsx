import download from 'lucide-static/icons/download.svg';
import type { CampaignResults } from '../../../../server/contract/api.ts';
import { formatNumber } from '../../../format.ts';
import { text } from '../../../i18n/text.ts';
import { Button } from '../../../parts/Button.tsx';
import { Card } from '../../../parts/Card.tsx';

type CouponsProps = {
  coupons: CampaignResults['coupons'];
  /** Of the codes, one by one. */
  fileUrl: string;
};

/** What became of the codes. */
export function Coupons({ coupons, fileUrl }: CouponsProps) {
  const { issued, redeemed, left } = coupons;
  return (
    <Card
      title={text('results.coupons')}
      actions={
        <Button kind="quiet" small icon={download} href={fileUrl} download>
          {text('results.coupons.download')}
        </Button>
      }
    >
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
