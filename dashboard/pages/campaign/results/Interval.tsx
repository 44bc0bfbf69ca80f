import type { CampaignResults } from '../../../../server/contract/api.ts';
import { formatNumber } from '../../../format.ts';
import { text } from '../../../i18n/text.ts';

type Uplift = NonNullable<CampaignResults['uplift']>;

/** Width and height of the drawing in its own units; it scales with its place. */
const WIDTH = 400;
const HEIGHT = 44;
const MIDDLE = 18;

/** The difference with its interval on a line, zero in sight. */
export function Interval({ uplift }: { uplift: Uplift }) {
  const { low, high, conversionRate } = uplift;
  const reach = Math.max(Math.abs(low), Math.abs(high), 0.001) * 1.15;
  const x = (rate: number) => Math.round(((rate + reach) / (2 * reach)) * WIDTH * 10) / 10;
  const said = text('results.effect.interval', { low: points(low), high: points(high) });
  return (
    <figure class="interval">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${text('results.effect.scale')}. ${said}`}>
        <line class="axis" x1={0} x2={WIDTH} y1={MIDDLE} y2={MIDDLE} />
        <line class="zero" x1={x(0)} x2={x(0)} y1={4} y2={MIDDLE + 14} />
        <line class="range" x1={x(low)} x2={x(high)} y1={MIDDLE} y2={MIDDLE} />
        <circle class="estimate" cx={x(conversionRate)} cy={MIDDLE} r={6} />
        <text x={x(0)} y={HEIGHT - 2} text-anchor="middle">
          0
        </text>
      </svg>
      <figcaption>{said}</figcaption>
    </figure>
  );
}

/** A difference of rates in percentage points: `1.2`. */
export function points(rate: number): string {
  return formatNumber(Math.round(rate * 1000) / 10);
}
