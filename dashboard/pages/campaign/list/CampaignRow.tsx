import type { Campaign, CampaignFigures } from '../../../../server/contract/campaign.ts';
import { useSite } from '../../../app-context.ts';
import { formatAgo, formatDateTime, formatMoney, formatNumber, formatPercent } from '../../../format.ts';
import { language } from '../../../i18n/language.ts';
import { type PlainKey, text } from '../../../i18n/text.ts';
import type { CampaignsStore } from '../../../store/campaigns.ts';
import { StateBadge } from '../StateBadge.tsx';
import { summarizeShortly } from '../sentence/summary.ts';
import { RowMenu } from './RowMenu.tsx';

type CampaignRowProps = { campaign: Campaign; store: CampaignsStore; onArchive: () => void };

/** One campaign: what it is, in a sentence, and what came of it. */
export function CampaignRow({ campaign, store, onArchive }: CampaignRowProps) {
  const site = useSite();
  const { id, definition, state, offSchedule, figures, updatedAt } = campaign;
  return (
    <tr aria-busy={store.busy.value.has(id)}>
      <th scope="row">
        <a class="name" href={state === 'archived' ? `/campaigns/${id}/results` : `/campaigns/${id}`}>
          {definition.name || text('campaigns.unnamed')}
        </a>
        <p class="sentence">{summarizeShortly(definition, language.value, site.currency)}</p>
      </th>
      <td class="state">
        <StateBadge state={state} />
        {state === 'live' && offSchedule && <OffSchedule until={offSchedule.until} zone={site.zone} />}
      </td>
      <Figure name="campaigns.column.shown" value={formatNumber(figures.shown)} />
      <Figure
        name="campaigns.column.clicked"
        value={formatNumber(figures.clicked)}
        share={shareOf(figures, 'clicked')}
      />
      <Figure
        name="campaigns.column.converted"
        value={formatNumber(figures.converted)}
        share={shareOf(figures, 'converted')}
      />
      <Figure name="campaigns.column.revenue" value={formatMoney(figures.revenueMinor, site.currency)} />
      <td class="edited">
        <time dateTime={new Date(updatedAt).toISOString()} title={formatDateTime(updatedAt, site.zone)}>
          {formatAgo(updatedAt, Date.now())}
        </time>
      </td>
      <td class="menu-cell">
        <RowMenu campaign={campaign} store={store} onArchive={onArchive} />
      </td>
    </tr>
  );
}

/** Why a live campaign does not run now: its time has not come yet, or is over. */
function OffSchedule({ until, zone }: { until: number | undefined; zone: string }) {
  return (
    <p class="off-schedule">
      {until === undefined
        ? text('campaigns.schedule.over')
        : text('campaigns.schedule.next', { time: formatDateTime(until, zone) })}
    </p>
  );
}

/** A figure under its column; on a phone, where there are no columns, with its name. */
function Figure({ name, value, share }: { name: PlainKey; value: string; share?: string | undefined }) {
  return (
    <td class="figure-cell end">
      <span class="label" aria-hidden="true">
        {text(name)}
      </span>
      <span>{value}</span>
      {share && <span class="share">{share}</span>}
    </td>
  );
}

function shareOf(figures: CampaignFigures, of: 'clicked' | 'converted'): string | undefined {
  return figures.shown === 0 ? undefined : formatPercent(figures[of] / figures.shown);
}
