import plus from 'lucide-static/icons/plus.svg';
import { useState } from 'preact/hooks';
import type { Platform } from '../../../server/contract/heard.ts';
import { useSite } from '../../app-context.ts';
import { text } from '../../i18n/text.ts';
import { AddSite } from '../../parts/AddSite.tsx';
import { Button } from '../../parts/Button.tsx';
import { Card } from '../../parts/Card.tsx';
import { Code } from '../../parts/Code.tsx';
import { CONSENT_CALL, ownEventsCode, tagManagerCode, tagOf } from '../../tag.ts';
import { GivesTable } from './GivesTable.tsx';
import { GuideSteps } from './GuideSteps.tsx';
import type { Guide, GuideId } from './guides.ts';
import { PlatformChoice } from './PlatformChoice.tsx';

type TagCardProps = { guide: Guide; detected: Platform | undefined; onPlatform: (id: GuideId) => void };

/** Which platform the shop runs on, where the tag goes there, and what will be seen. */
export function TagCard({ guide, detected, onPlatform }: TagCardProps) {
  const site = useSite();
  const code = guide.id === 'gtm' ? tagManagerCode(site) : tagOf(site);
  return (
    <Card
      title={text('install.tag')}
      lead={text(site.demo ? 'install.tag.demo' : 'install.tag.lead')}
      actions={site.demo && <AddSiteButton />}
    >
      <div class="stack">
        <PlatformChoice value={guide.id} detected={detected} onValue={onPlatform} />
        <GuideSteps guide={guide}>
          <Code value={code} primary={!site.demo} />
        </GuideSteps>
        <Privacy />
        <GivesTable guide={guide} />
        <details class="more">
          <summary>{text('install.tag.own')}</summary>
          <div class="stack">
            <p class="hint">{text('install.tag.ownLead')}</p>
            <Code value={ownEventsCode(site.currency)} />
          </div>
        </details>
      </div>
    </Card>
  );
}

/** What the site's privacy settings have made of the tag. */
function Privacy() {
  const { consent, honourGpc } = useSite().privacy;
  if (consent === 'none' && honourGpc) return null;
  return (
    <>
      {consent === 'ask' && (
        <>
          <p class="hint">{text('install.tag.consent')}</p>
          <Code value={CONSENT_CALL} />
        </>
      )}
      {!honourGpc && <p class="hint">{text('install.tag.gpc')}</p>}
      <p class="hint">
        <a href="/settings">{text('install.tag.change')}</a>
      </p>
    </>
  );
}

/** The demo shop has its tag; whoever is here wants a shop of their own. */
function AddSiteButton() {
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Button small kind="primary" icon={plus} onClick={() => setAdding(true)}>
        {text('site.add')}
      </Button>
      {adding && <AddSite onClose={() => setAdding(false)} />}
    </>
  );
}
