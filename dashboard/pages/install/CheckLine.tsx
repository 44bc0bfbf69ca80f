import check from 'lucide-static/icons/check.svg';
import dashed from 'lucide-static/icons/circle-dashed.svg';
import warn from 'lucide-static/icons/triangle-alert.svg';
import type { SourceReport } from '../../../server/contract/api.ts';
import { formatAgo } from '../../format.ts';
import { text } from '../../i18n/text.ts';
import { Badge } from '../../parts/Badge.tsx';
import { Code } from '../../parts/Code.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { type Check, isSeen } from '../../store/install.ts';

/** One kind of event that should come: whether it does, who tells of it, and what is wrong with it. */
export function CheckLine({ check: one }: { check: Check }) {
  const { name, count, lastAt, payload, stated } = one;
  const faults = payload?.faults ?? [];
  const state = !isSeen(one) ? 'missing' : faults.length > 0 ? 'faulty' : 'seen';
  const icons = { missing: dashed, faulty: warn, seen: check };
  return (
    <li class={state}>
      <Icon svg={icons[state]} />
      <div>
        <p class="name">
          <strong>{text(`event.${name}`)}</strong>
          <span class="number">
            {lastAt !== undefined && text('install.check.seen', { count, when: formatAgo(lastAt, Date.now()) })}
            {state === 'missing' && text('install.check.missing')}
          </span>
        </p>
        {state === 'missing' && <p class="hint">{text(`install.help.${name}`)}</p>}
        {stated > 0 && <p class="hint">{text('install.stated', { count: stated })}</p>}
        <Sources check={one} />
        {payload && faults.length > 0 && (
          <ul class="faults">
            {faults.map(({ fault, count: times }) => (
              <li key={fault}>{text(`payload.${fault}.of`, { count: times, total: payload.looked })}</li>
            ))}
          </ul>
        )}
        {payload && (
          <details class="more">
            <summary>{text('install.sample')}</summary>
            <p class="hint address">{payload.sample.url}</p>
            <Code value={JSON.stringify(payload.sample.params, null, 2)} />
          </details>
        )}
      </div>
    </li>
  );
}

/** Who told of it, what was dropped, and in what they did not agree. */
function Sources({ check: { sources, doubles } }: { check: Check }) {
  if (sources.length === 0) return null;
  return (
    <div class="sources">
      <p class="row">
        {sources.map((told) => (
          <Badge key={told.source} tone={told.used > 0 ? 'accent' : 'quiet'}>
            {text(`source.${told.source}`)}
          </Badge>
        ))}
        {doubles > 0 && <span class="hint number">{text('install.doubles', { count: doubles })}</span>}
      </p>
      {sources.map((told) => (
        <Disagreement key={told.source} told={told} with={sources[0]} />
      ))}
    </div>
  );
}

function Disagreement({ told, with: used }: { told: SourceReport; with: SourceReport | undefined }) {
  if (told.differs.length === 0 || !used) return null;
  const fields = told.differs.map(({ field, count }) =>
    text('install.differs.field', { field: text(`field.${field}`), count }),
  );
  return (
    <p class="hint">
      {text('install.differs', {
        used: text(`source.${used.source}`),
        other: text(`source.${told.source}`),
        fields: fields.join(', '),
      })}
    </p>
  );
}
