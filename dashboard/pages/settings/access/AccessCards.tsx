import { useEffect, useMemo } from 'preact/hooks';
import { useApp, useSite } from '../../../app-context.ts';
import { Failed } from '../../../parts/Failed.tsx';
import { createAccessStore } from '../../../store/access.ts';
import { ApiKeyCard } from './ApiKeyCard.tsx';
import { IdentifyCard } from './IdentifyCard.tsx';
import { WebhooksCard } from './WebhooksCard.tsx';

/** What the shop's own server proves itself with. Each change is saved at once. */
export function AccessCards() {
  const { api } = useApp();
  const { id } = useSite();
  const store = useMemo(() => createAccessStore(api, id), [id]);
  useEffect(() => void store.access.load(), [store]);
  const { value: access } = store.access.value;
  if (store.access.failure.value) return <Failed reason={store.access.failure.value} onRetry={store.access.load} />;
  return (
    <div class="stack wide access">
      <ApiKeyCard store={store} access={access} />
      <WebhooksCard store={store} access={access} />
      <IdentifyCard store={store} access={access} />
    </div>
  );
}
