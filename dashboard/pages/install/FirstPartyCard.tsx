import { useMemo } from 'preact/hooks';
import { useApp, useSite } from '../../app-context.ts';
import { formatAgo } from '../../format.ts';
import { text } from '../../i18n/text.ts';
import { Badge } from '../../parts/Badge.tsx';
import { Card } from '../../parts/Card.tsx';
import { Skeleton } from '../../parts/Skeleton.tsx';
import { createFirstPartyStore, type OriginState, originStates } from '../../store/first-party.ts';
import { REFRESH_MS } from '../../store/install.ts';
import { useInterval } from '../../use-interval.ts';
import { ConsentLines } from './ConsentLines.tsx';
import { ProxySetUp } from './ProxySetUp.tsx';

/** Through which domain pages report, and how to make it the shop's own. */
export function FirstPartyCard() {
  const { api, sites } = useApp();
  const site = useSite();
  const store = useMemo(() => createFirstPartyStore(api, sites, site.id), [site.id]);
  useInterval(store.load, REFRESH_MS);
  const report = store.value.value;
  const states = report ? originStates(report) : [];
  return (
    <Card flush title={text('firstParty.title')} lead={text('firstParty.lead')}>
      <ul class="origins">
        {!report && (
          <li class="none">
            <Skeleton width="half" />
          </li>
        )}
        {report && states.length === 0 && <li class="none">{text('firstParty.none')}</li>}
        {states.map((state) => (
          <OriginLine key={state.origin} state={state} />
        ))}
        {!site.demo && (
          <li>
            <ProxySetUp key={site.id} serveFrom={store.serveFrom} />
          </li>
        )}
      </ul>
      {report && <ConsentLines report={report} />}
    </Card>
  );
}

function OriginLine({ state: { origin, host, firstParty, since, lastAt } }: { state: OriginState }) {
  const now = Date.now();
  return (
    <li>
      <span class="origin">
        {origin}
        <span class="hint">
          {firstParty
            ? text('firstParty.own.since', { host, when: formatAgo(since, now) })
            : text('firstParty.foreign.since', { host, when: formatAgo(lastAt, now) })}
        </span>
      </span>
      <Badge tone={firstParty ? 'good' : 'quiet'} dot>
        {text(firstParty ? 'firstParty.own' : 'firstParty.foreign')}
      </Badge>
    </li>
  );
}
