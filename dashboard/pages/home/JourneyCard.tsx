import { useEffect, useRef } from 'preact/hooks';
import type { HomeReport } from '../../../server/contract/api.ts';
import { formatNumber, formatPercent } from '../../format.ts';
import { text } from '../../i18n/text.ts';
import { Card } from '../../parts/Card.tsx';

/** How far today's sessions came. */
export function JourneyCard({ report }: { report: HomeReport | undefined }) {
  const today = report?.today;
  const sessions = today?.sessions ?? 0;
  const steps = [
    { label: text('home.sessions'), count: sessions },
    { label: text('home.journey.views'), count: today?.viewSessions ?? 0 },
    { label: text('home.journey.carts'), count: today?.cartSessions ?? 0 },
    { label: text('home.journey.checkouts'), count: today?.checkoutSessions ?? 0 },
    { label: text('home.journey.orders'), count: today?.orderSessions ?? 0 },
  ];
  return (
    <Card title={text('home.journey')} lead={text('home.journey.lead')}>
      <ol class="journey">
        {steps.map(({ label, count }) => (
          <li key={label}>
            <span class="step">{label}</span>
            <span class="count number">{today ? formatNumber(count) : '–'}</span>
            <span class="share number">{sessions > 0 ? formatPercent(count / sessions) : '–'}</span>
            <Bar share={sessions > 0 ? count / sessions : 0} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Bar({ share }: { share: number }) {
  const bar = useRef<HTMLSpanElement>(null);
  // Set on the object model: a style attribute would break the content security policy.
  useEffect(() => bar.current?.style.setProperty('transform', `scaleX(${share})`), [share]);
  return (
    <span class="bar" aria-hidden="true">
      <span ref={bar} />
    </span>
  );
}
