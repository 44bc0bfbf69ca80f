import type { MappingReport } from '../../../server/contract/teaching.ts';
import { useSite } from '../../app-context.ts';
import { formatDateTime } from '../../format.ts';
import { text } from '../../i18n/text.ts';
import { Badge } from '../../parts/Badge.tsx';
import { Button } from '../../parts/Button.tsx';
import { Card } from '../../parts/Card.tsx';
import type { MappingStore } from '../../store/mapping.ts';
import { act } from './act.ts';

/** Every version that was published, and the way back to it. */
export function Versions({ store, report }: { store: MappingStore; report: MappingReport }) {
  const { zone } = useSite();
  return (
    <Card flush title={text('mapping.versions')}>
      <ul class="versions">
        {report.versions.length === 0 && <li class="none">{text('mapping.versions.none')}</li>}
        {report.versions.map(({ version, publishedAt }, index) => (
          <li key={version}>
            <span class="words">
              <strong>{text('mapping.version', { version })}</strong>
              <span class="hint">{formatDateTime(publishedAt, zone)}</span>
            </span>
            {index === 0 ? (
              <Badge tone="good">{text('mapping.version.current')}</Badge>
            ) : (
              <Button
                small
                busy={store.busy.value}
                onClick={() => act(() => store.restore(version), text('mapping.version.restored', { version }))}
              >
                {text('mapping.version.restore')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
