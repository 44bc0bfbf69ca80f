import users from 'lucide-static/icons/users-round.svg';
import { formatNumber, formatPercent } from '../../../format.ts';
import { text } from '../../../i18n/text.ts';
import { Button } from '../../../parts/Button.tsx';
import { Icon } from '../../../parts/Icon.tsx';
import { useEditing } from '../editing.ts';

/** How many people fit now. Its place is kept while it counts. */
export function ReachLine() {
  const { reach } = useEditing();
  const state = reach.state.value;
  const report = reach.report.value;
  return (
    <div class={`reach ${state}`} role="status" aria-label={text('reach.title')}>
      <Icon svg={users} />
      <div class="words">
        <span class="title">{text('reach.title')}</span>
        <span class="count">{report ? text('reach.fit', { fit: formatNumber(estimate(report)) }) : '–'}</span>
        <span class="note">{note(state, report)}</span>
      </div>
      {state === 'failed' && (
        <Button small onClick={reach.retry}>
          {text('reach.retry')}
        </Button>
      )}
    </div>
  );
}

type Report = { looked: number; fit: number; people: number };

/** When only some people were looked at, the share among them stands for all. */
function estimate({ looked, fit, people }: Report): number {
  return looked === 0 || looked >= people ? fit : Math.round((fit / looked) * people);
}

function note(state: string, report: Report | undefined): string {
  if (state === 'failed') return text('reach.failed');
  if (state === 'unfinished') return text('reach.unfinished');
  if (!report) return text('reach.counting');
  if (report.fit === 0 && state === 'done') return text('reach.nobody');
  const share = report.looked === 0 ? 0 : report.fit / report.looked;
  const of = text('reach.of', { people: report.people, share: formatPercent(share) });
  return report.looked < report.people ? `${of} · ${text('reach.estimate', { looked: report.looked })}` : of;
}
