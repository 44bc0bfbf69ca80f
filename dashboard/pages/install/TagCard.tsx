import plus from 'lucide-static/icons/plus.svg';
import { useState } from 'preact/hooks';
import { useSite } from '../../app-context.ts';
import { text } from '../../i18n/text.ts';
import { AddSite } from '../../parts/AddSite.tsx';
import { Button } from '../../parts/Button.tsx';
import { Card } from '../../parts/Card.tsx';
import { Code } from '../../parts/Code.tsx';
import { CONSENT_CALL, ownEventsCode, tagOf } from '../../tag.ts';

export function TagCard() {
  const site = useSite();
  const { consent, honourGpc } = site.privacy;
  return (
    <Card
      title={text('install.tag')}
      lead={text(site.demo ? 'install.tag.demo' : 'install.tag.lead')}
      actions={site.demo && <AddSiteButton />}
    >
      <div class="stack">
        <Code value={tagOf(site)} primary={!site.demo} />
        {consent === 'ask' && (
          <>
            <p class="hint">{text('install.tag.consent')}</p>
            <Code value={CONSENT_CALL} />
          </>
        )}
        {!honourGpc && <p class="hint">{text('install.tag.gpc')}</p>}
        {(consent !== 'none' || !honourGpc) && (
          <p class="hint">
            <a href="/settings">{text('install.tag.change')}</a>
          </p>
        )}
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
