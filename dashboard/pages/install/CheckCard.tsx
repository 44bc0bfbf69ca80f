import type { InstallReport } from '../../../server/contract/api.ts';
import { findText, text } from '../../i18n/text.ts';
import { Badge } from '../../parts/Badge.tsx';
import { Button } from '../../parts/Button.tsx';
import { Card } from '../../parts/Card.tsx';
import { Skeleton } from '../../parts/Skeleton.tsx';
import { checkedEvents, checksOf, isSeen, othersOf } from '../../store/install.ts';
import { CheckLine } from './CheckLine.tsx';

/** Has the shop been seen? What came, when, and what to do about what did not. */
export function CheckCard({ report }: { report: InstallReport | undefined }) {
  const checks = report ? checksOf(report) : [];
  const seen = checks.filter(isSeen).length;
  const all = report !== undefined && seen === checks.length;
  const others = report ? othersOf(report) : [];
  return (
    <Card
      flush
      title={text('install.check')}
      lead={text('install.check.lead')}
      actions={
        <Badge tone={all ? 'good' : 'quiet'} dot>
          {all ? text('install.check.done') : text('install.check.progress', { seen, total: checkedEvents.length })}
        </Badge>
      }
    >
      <ul class="checks">{report ? checks.map((one) => <CheckLine key={one.name} check={one} />) : <Waiting />}</ul>
      {all && (
        <p class="next">
          <Button kind="primary" href="/campaigns">
            {text('install.check.next')}
          </Button>
        </p>
      )}
      {others.length > 0 && (
        <div class="others">
          <h3>{text('install.others')}</h3>
          <p class="row">
            {others.map((name) => (
              <Badge key={name}>{findText(`event.${name}`) ?? name}</Badge>
            ))}
          </p>
        </div>
      )}
    </Card>
  );
}

/** Keeps the place of the lines until it is known what they say. */
function Waiting() {
  return checkedEvents.map((name) => (
    <li key={name} class="waiting">
      <Skeleton width="half" />
    </li>
  ));
}
