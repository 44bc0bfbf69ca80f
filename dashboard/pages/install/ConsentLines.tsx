import type { FirstPartyReport } from '../../../server/contract/api.ts';
import { useSite } from '../../app-context.ts';
import { findText, text } from '../../i18n/text.ts';

/** What visitors agreed to, by who asked them, and how much is seen of those who did not. */
export function ConsentLines({ report: { consents, unnamedViews } }: { report: FirstPartyReport }) {
  const { privacy } = useSite();
  if (consents.length === 0 && !privacy.countViews) return null;
  return (
    <div class="refused">
      <h3>{text('firstParty.consents')}</h3>
      {privacy.countViews && <p class="hint">{text('firstParty.views', { count: unnamedViews })}</p>}
      <ul class="origins">
        {consents.map(({ source, version, granted, denied }) => (
          <li key={`${source} ${version}`}>
            <span class="origin">
              {text('firstParty.consent', { source: findText(`settings.consent.${source}`) ?? source, version })}
              <span class="hint">{text('firstParty.consent.counts', { granted, denied })}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
