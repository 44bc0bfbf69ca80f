import { useState } from 'preact/hooks';
import { siteSettingsSchema } from '../../../server/contract/site.ts';
import { useSite } from '../../app-context.ts';
import { failureText } from '../../failure.ts';
import { type ProxyWay, proposedFolder, proxyText, proxyWays } from '../../first-party.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../parts/Button.tsx';
import { Code } from '../../parts/Code.tsx';
import { Field } from '../../parts/Field.tsx';
import { Input } from '../../parts/Input.tsx';
import { Segments } from '../../parts/Segments.tsx';
import { toast } from '../../store/toasts.ts';

const pattern = new RegExp(siteSettingsSchema.properties.tagFolder.pattern);

/** Ready texts for the proxy or the DNS of the shop, and the switch of the tag to the address that they serve. */
export function ProxySetUp({ serveFrom }: { serveFrom: (folder: string) => Promise<void> }) {
  const site = useSite();
  const [way, setWay] = useState<ProxyWay>('nginx');
  const [written, setWritten] = useState<string>();
  const [busy, setBusy] = useState(false);
  const origin = site.origins[0] ?? 'https://shop.example';
  const folder = written ?? (site.tagFolder || proposedFolder(way, origin, site.key));
  const isFolder = folder !== '' && pattern.test(folder);
  const name = site.tagPath.lastIndexOf('/') + 1;
  const setup = isFolder
    ? proxyText(way, {
        folder,
        target: site.publicUrl + site.tagPath.slice(0, name),
        tag: site.tagPath.slice(name),
        batch: site.batchPath,
        site: site.key,
      })
    : undefined;

  async function use(next: string): Promise<void> {
    setBusy(true);
    try {
      await serveFrom(next);
      setWritten(undefined);
      toast(text('firstParty.used'));
    } catch (error) {
      toast(failureText(error), 'bad');
    }
    setBusy(false);
  }

  return (
    <details class="more">
      <summary>{text('firstParty.setUp')}</summary>
      <div class="stack">
        {site.tagFolder && (
          <div class="row">
            <p class="hint">{text('firstParty.current', { folder: site.tagFolder })}</p>
            <Button small busy={busy} onClick={() => use('')}>
              {text('firstParty.stop')}
            </Button>
          </div>
        )}
        <Segments
          label={text('firstParty.way')}
          small
          value={way}
          options={proxyWays.map((value) => ({ value, label: text(`firstParty.way.${value}`) }))}
          onValue={setWay}
        />
        <Field
          label={text('firstParty.folder')}
          hint={text('firstParty.folder.hint')}
          error={isFolder ? undefined : text('firstParty.folder.fault')}
        >
          {(ids) => <Input {...ids} type="url" value={folder} onValue={setWritten} />}
        </Field>
        {setup && (
          <>
            <p class="hint">{text(`firstParty.way.${way}.hint`)}</p>
            <Code value={setup} />
            {way !== 'subdomain' && <p class="hint">{text('firstParty.proxies')}</p>}
            {folder !== site.tagFolder && (
              <div class="row">
                <Button kind="primary" busy={busy} onClick={() => use(folder)}>
                  {text('firstParty.use')}
                </Button>
              </div>
            )}
          </>
        )}
      </div>
    </details>
  );
}
