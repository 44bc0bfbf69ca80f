import pointer from 'lucide-static/icons/mouse-pointer-click.svg';
import { useMemo, useState } from 'preact/hooks';
import { useApp, useSite } from '../app-context.ts';
import { text } from '../i18n/text.ts';
import { Badge } from '../parts/Badge.tsx';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { Empty } from '../parts/Empty.tsx';
import { Failed } from '../parts/Failed.tsx';
import { Page } from '../parts/Page.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { createMappingStore, REFRESH_MS } from '../store/mapping.ts';
import { useInterval } from '../use-interval.ts';
import { CustomerCard } from './mapping/CustomerCard.tsx';
import { DraftNotice } from './mapping/DraftNotice.tsx';
import { MoreMenu } from './mapping/MoreMenu.tsx';
import { OpenShop } from './mapping/OpenShop.tsx';
import { TellingList } from './mapping/TellingList.tsx';
import { Versions } from './mapping/Versions.tsx';

/** `/install/mapping`: what the owner taught by pointing, and how to teach more. */
export function Mapping() {
  const { api } = useApp();
  const site = useSite();
  const store = useMemo(() => createMappingStore(api, site.id), []);
  const [opening, setOpening] = useState(false);
  useInterval(store.load, REFRESH_MS);

  const report = store.value.value;
  const mapping = store.working.value;
  const isEmpty = mapping && mapping.pages.length + mapping.actions.length === 0 && !mapping.customer;
  const open = (
    <Button kind="primary" icon={pointer} onClick={() => setOpening(true)}>
      {text('mapping.open')}
    </Button>
  );
  return (
    <Page
      title={text('mapping.title')}
      lead={text('mapping.lead')}
      mark={report && <StateBadge draft={!!report.draft} version={report.versions[0]?.version} />}
      back={{ href: '/install', label: text('mapping.back') }}
      actions={
        <>
          {mapping && <MoreMenu store={store} mapping={mapping} />}
          {!isEmpty && open}
        </>
      }
    >
      {store.failure.value && <Failed reason={store.failure.value} onRetry={store.load} />}
      {!mapping && !store.failure.value && (
        <Card>
          <Skeleton width="most" />
        </Card>
      )}
      {report?.draft && <DraftNotice store={store} report={report} draft={report.draft} />}
      {mapping && isEmpty && (
        <Card>
          <Empty icon={pointer} title={text('mapping.empty.title')} actions={open}>
            {text('mapping.empty.text')}
          </Empty>
        </Card>
      )}
      {report && mapping && !isEmpty && (
        <div class="columns main-side">
          <div class="stack wide">
            <TellingList kind="pages" store={store} mapping={mapping} samples={report.samples} />
            <TellingList kind="actions" store={store} mapping={mapping} samples={report.samples} />
          </div>
          <div class="stack wide">
            {mapping.customer && <CustomerCard store={store} mapping={mapping} samples={report.samples} />}
            <Versions store={store} report={report} />
          </div>
        </div>
      )}
      <OpenShop open={opening} onClose={() => setOpening(false)} />
    </Page>
  );
}

function StateBadge({ draft, version }: { draft: boolean; version: number | undefined }) {
  if (draft) return <Badge tone="warn">{text('mapping.state.draft')}</Badge>;
  if (version === undefined) return <Badge>{text('mapping.state.none')}</Badge>;
  return <Badge tone="good">{text('mapping.state.live', { version })}</Badge>;
}
