import arrow from 'lucide-static/icons/arrow-right.svg';
import check from 'lucide-static/icons/check.svg';
import dashed from 'lucide-static/icons/circle-dashed.svg';
import warn from 'lucide-static/icons/triangle-alert.svg';
import type { LiveEvent } from '../../../server/contract/api.ts';
import type { Payload } from '../../../server/contract/payload.ts';
import { useSite } from '../../app-context.ts';
import { formatAmount } from '../../format.ts';
import { text } from '../../i18n/text.ts';
import { Icon } from '../../parts/Icon.tsx';
import type { TestStep } from '../../store/test-order.ts';
import type { Way } from './guides.ts';

type Props = {
  step: TestStep;
  /** What came from the page; absent too when the shop's server told of it. */
  event: LiveEvent | undefined;
  hasCome: boolean;
  isNext: boolean;
  way: Way;
};

/** One step of a test order: what to do, what came of it, and what is wrong with that. */
export function TestStepLine({ step, event, hasCome, isNext, way }: Props) {
  const faults = event?.payload?.faults ?? [];
  const state = hasCome ? (faults.length > 0 ? 'faulty' : 'seen') : isNext ? 'now' : 'missing';
  const icons = { seen: check, faulty: warn, now: arrow, missing: dashed };
  return (
    <li class={state} aria-current={isNext ? 'step' : undefined}>
      <Icon svg={icons[state]} />
      <div>
        <p class="name">
          <strong>{text(`testOrder.${step}`)}</strong>
        </p>
        {event && <Came event={event} />}
        {hasCome && !event && <p class="came">{text('testOrder.stated')}</p>}
        {!hasCome && <p class="hint">{text(`testOrder.${step}.how`)}</p>}
        {!hasCome && way === 'webhook' && <p class="hint">{text('testOrder.webhook')}</p>}
        {!hasCome && isNext && way !== 'webhook' && <p class="hint">{text(`install.help.${step}`)}</p>}
        {faults.length > 0 && (
          <ul class="faults">
            {faults.map((fault) => (
              <li key={fault}>{text(`payload.${fault}`)}</li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

function Came({ event: { url, payload } }: { event: LiveEvent }) {
  const site = useSite();
  const words = payload ? summaryOf(payload, site.currency) : [];
  return <p class="came">{words.length > 0 ? words.join(' · ') : <span class="address">{url}</span>}</p>;
}

function summaryOf(
  { itemName, itemId, price, quantity, lines, value, transactionId, ...payload }: Payload,
  own: string,
) {
  const money = (amount: number) => formatAmount(amount, payload.currency ?? own);
  return [
    itemName,
    itemId,
    price !== undefined && (quantity === undefined ? money(price) : `${money(price)} × ${quantity}`),
    lines > 1 && text('testOrder.lines', { count: lines - 1 }),
    transactionId !== undefined && text('testOrder.order', { id: transactionId }),
    value !== undefined && text('testOrder.total', { total: money(value) }),
  ].filter((word) => typeof word === 'string');
}
