import play from 'lucide-static/icons/play.svg';
import { useEffect, useMemo } from 'preact/hooks';
import { useApp, useSite } from '../../app-context.ts';
import { text } from '../../i18n/text.ts';
import { Badge } from '../../parts/Badge.tsx';
import { Button } from '../../parts/Button.tsx';
import { Card } from '../../parts/Card.tsx';
import { Copy } from '../../parts/Copy.tsx';
import { createLiveStore } from '../../store/live.ts';
import {
  createTestOrderStore,
  hasCome,
  nextStep,
  type TestOrder,
  type TestOrderStore,
  testAddress,
  testSteps,
} from '../../store/test-order.ts';
import type { Guide, Need } from './guides.ts';
import { TestStepLine } from './TestStepLine.tsx';

const needOf: Record<(typeof testSteps)[number], Need> = {
  page_view: 'pages',
  view_item: 'products',
  add_to_cart: 'cart',
  begin_checkout: 'checkout',
  purchase: 'purchase',
};

/** `stated`: orders that the shop's server told of so far; undefined while nobody knows. */
type Props = { guide: Guide; stated: number | undefined };

/** Step by step through one's own shop: each step ticks when it has come from this very visit. */
export function TestOrderCard({ guide, stated: known }: Props) {
  const store = useMemo(() => createTestOrderStore(), []);
  const order = store.order.value;
  const stated = known ?? order?.statedBefore ?? 0;
  return (
    <Card
      flush
      title={text('testOrder.title')}
      lead={text('testOrder.lead')}
      actions={order && <Progress order={order} stated={stated} />}
    >
      {order ? (
        <Walk store={store} order={order} guide={guide} stated={stated} />
      ) : (
        <Begin store={store} stated={known} />
      )}
    </Card>
  );
}

function Progress({ order, stated }: { order: TestOrder; stated: number }) {
  const seen = testSteps.filter((step) => hasCome(order, step, stated)).length;
  const done = seen === testSteps.length;
  return (
    <Badge dot tone={done ? 'good' : 'quiet'}>
      {done ? text('install.check.done') : text('install.check.progress', { seen, total: testSteps.length })}
    </Badge>
  );
}

function Begin({ store, stated }: { store: TestOrderStore; stated: number | undefined }) {
  const shop = useShopAddress();
  return (
    <div class="test-begin">
      {shop ? (
        <Button
          kind="primary"
          icon={play}
          disabled={stated === undefined}
          onClick={() => open(testAddress(shop, store.begin(stated ?? 0).mark), '_blank', 'noopener')}
        >
          {text('testOrder.begin')}
        </Button>
      ) : (
        <p class="hint">{text('testOrder.noAddress')}</p>
      )}
    </div>
  );
}

type WalkProps = { store: TestOrderStore; order: TestOrder; guide: Guide; stated: number };

function Walk({ store, order, guide, stated }: WalkProps) {
  const { api } = useApp();
  const site = useSite();
  const live = useMemo(() => createLiveStore(() => new EventSource(api.liveUrl(site.id)), store.take), [store]);
  useEffect(live.open, [live]);
  const shop = useShopAddress() ?? site.publicUrl;
  const next = nextStep(order, stated);
  return (
    <>
      <ol class="checks test" aria-live="polite">
        {testSteps.map((step) => (
          <TestStepLine
            key={step}
            step={step}
            event={order.steps[step]}
            hasCome={hasCome(order, step, stated)}
            isNext={step === next}
            way={guide.gives[needOf[step]]}
          />
        ))}
      </ol>
      <div class="next stack">
        {order.visitor === undefined && <Begun store={store} order={order} address={testAddress(shop, order.mark)} />}
        {next === undefined && <p>{text('testOrder.done')}</p>}
        <p>
          <Button small onClick={store.stop}>
            {text(next === undefined ? 'testOrder.close' : 'testOrder.stop')}
          </Button>
        </p>
      </div>
    </>
  );
}

/** Until the first page is seen: the address once more, for a phone too, and who else it may be. */
function Begun({ store, order, address }: { store: TestOrderStore; order: TestOrder; address: string }) {
  return (
    <>
      <p class="hint">{text('testOrder.waiting')}</p>
      <p class="row" data-copy>
        <code class="address">{address}</code>
        <Copy value={address} label={text('testOrder.copy')} />
      </p>
      {order.others.length > 0 && (
        <>
          <p class="hint">{text('testOrder.others')}</p>
          <ul class="stack tight">
            {order.others.map((page) => (
              <li key={page.visitor} class="row">
                <span class="address">{page.url}</span>
                <Button small onClick={() => store.follow(page)}>
                  {text('testOrder.me')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Where the shop is; undefined when nobody has said so yet. */
function useShopAddress(): string | undefined {
  const { demo, publicUrl, origins } = useSite();
  return demo ? `${publicUrl}/demo/` : origins[0];
}
