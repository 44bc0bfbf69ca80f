import globe from 'lucide-static/icons/globe.svg';
import plus from 'lucide-static/icons/plus.svg';
import trash from 'lucide-static/icons/trash-2.svg';
import { useMemo } from 'preact/hooks';
import type { InstallReport } from '../../../server/contract/api.ts';
import { useApp, useSite } from '../../app-context.ts';
import { failureText } from '../../failure.ts';
import { formatAgo } from '../../format.ts';
import { text } from '../../i18n/text.ts';
import { Badge } from '../../parts/Badge.tsx';
import { Button } from '../../parts/Button.tsx';
import { Card } from '../../parts/Card.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { createOriginsStore } from '../../store/origins.ts';
import { toast } from '../../store/toasts.ts';
import { NewOrigin } from './NewOrigin.tsx';

type Refused = InstallReport['refusedOrigins'];

/** Where the tag may report from. Each change is saved at once. */
export function OriginsCard({ refused = [] }: { refused: Refused | undefined }) {
  const { sites } = useApp();
  const { id, origins, demo, publicUrl } = useSite();
  const store = useMemo(() => createOriginsStore(sites), [id]);

  async function add(origin: string): Promise<void> {
    await store.add(origin);
    toast(text('install.origins.added', { origin }));
  }
  const remove = (origin: string) =>
    store.remove(origin).then(() => toast(text('install.origins.removed', { origin })), tell);

  return (
    <Card flush title={text('install.origins')} lead={text('install.origins.lead')}>
      <ul class="origins">
        {demo && (
          <li>
            <Icon svg={globe} />
            <span class="origin">{publicUrl}</span>
            <Badge>{text('install.origins.own')}</Badge>
          </li>
        )}
        {!demo && origins.length === 0 && <li class="none">{text('install.origins.none')}</li>}
        {origins.map((origin) => (
          <li key={origin}>
            <Icon svg={globe} />
            <span class="origin">{origin}</span>
            <Button
              kind="quiet"
              small
              icon={trash}
              label={text('install.origins.removeOne', { origin })}
              busy={store.busy.value === origin}
              onClick={() => remove(origin)}
            />
          </li>
        ))}
        <li>
          <NewOrigin known={origins} add={add} />
        </li>
      </ul>
      <RefusedOrigins
        refused={refused.filter(({ origin }) => !origins.includes(origin))}
        busy={store.busy.value}
        onAdd={(origin) => add(origin).catch(tell)}
      />
    </Card>
  );
}

type RefusedProps = { refused: Refused; busy: string | undefined; onAdd: (origin: string) => void };

function RefusedOrigins({ refused, busy, onAdd }: RefusedProps) {
  if (refused.length === 0) return null;
  const now = Date.now();
  return (
    <div class="refused">
      <h3>{text('install.refused')}</h3>
      <p class="hint">{text('install.refused.lead')}</p>
      <ul class="origins">
        {refused.map(({ origin, count, lastAt }) => (
          <li key={origin}>
            <span class="origin">
              {origin}
              <span class="hint">{text('install.refused.count', { count, when: formatAgo(lastAt, now) })}</span>
            </span>
            <Button
              small
              icon={plus}
              label={text('install.origins.addOne', { origin })}
              busy={busy === origin}
              onClick={() => onAdd(origin)}
            >
              {text('action.add')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function tell(error: unknown): void {
  toast(failureText(error), 'bad');
}
