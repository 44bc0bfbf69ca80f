import type { CampaignResults } from '../../../../server/contract/api.ts';
import type { CampaignFigures, CampaignState } from '../../../../server/contract/campaign.ts';
import { useSite } from '../../../app-context.ts';
import { formatMoney, formatNumber, formatPercent } from '../../../format.ts';
import { type PlainKey, text } from '../../../i18n/text.ts';
import { Notice } from '../../../parts/Notice.tsx';
import { Skeleton } from '../../../parts/Skeleton.tsx';
import { totalsOf } from '../../../store/results.ts';

type TotalFiguresProps = { results: CampaignResults | undefined; state: CampaignState | undefined };

/** From those who qualified to the revenue; the places are kept while it loads. */
export function TotalFigures({ results, state }: TotalFiguresProps) {
  const site = useSite();
  const totals = results && totalsOf(results);
  const rate = (part: number | undefined) =>
    totals && part !== undefined && totals.shown > 0
      ? text('results.rate', { rate: formatPercent(part / totals.shown) })
      : undefined;
  const count = (value: number | undefined) => (value === undefined ? undefined : formatNumber(value));
  return (
    <>
      <dl class="figures result-figures">
        <Total name="results.figure.qualified" value={count(totals?.qualified)} />
        <Total name="results.figure.shown" value={count(totals?.shown)} />
        <Total name="results.figure.clicked" value={count(totals?.clicked)} note={rate(totals?.clicked)} />
        <Total name="results.figure.dismissed" value={count(totals?.dismissed)} note={rate(totals?.dismissed)} />
        <Total name="results.figure.copied" value={count(totals?.copied)} note={rate(totals?.copied)} />
        <Total name="results.figure.converted" value={count(totals?.converted)} note={rate(totals?.converted)} />
        <Total
          name="results.figure.revenue"
          value={totals && formatMoney(totals.revenueMinor, site.currency)}
          note={totals && revenueNote(totals)}
        />
      </dl>
      {totals?.qualified === 0 && state && (
        <Notice>
          <strong>{text('results.empty.title')}</strong>
          <p>{text(state === 'live' ? 'results.empty.live' : 'results.empty.draft')}</p>
        </Notice>
      )}
    </>
  );
}

/** The orders that brought it, and how much of it the shop's server says is paid, where it says anything. */
function revenueNote({ orders, revenueMinor, confirmedMinor }: CampaignFigures): string {
  const counted = `${text('results.figure.orders')} ${formatNumber(orders)}`;
  if (confirmedMinor <= 0 || revenueMinor <= 0) return counted;
  return `${counted} · ${text('results.figure.confirmed', { share: formatPercent(confirmedMinor / revenueMinor) })}`;
}

function Total({ name, value, note }: { name: PlainKey; value: string | undefined; note?: string | undefined }) {
  return (
    <div class="figure">
      <dt>{text(name)}</dt>
      <dd>
        <div class="value">{value ?? <Skeleton width="half" />}</div>
        <div class="change">{note}</div>
      </dd>
    </div>
  );
}
