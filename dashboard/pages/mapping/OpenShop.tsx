import open from 'lucide-static/icons/external-link.svg';
import { useState } from 'preact/hooks';
import type { PickLink } from '../../../server/contract/teaching.ts';
import { useApp, useSite } from '../../app-context.ts';
import { failureText } from '../../failure.ts';
import { language } from '../../i18n/language.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Field } from '../../parts/Field.tsx';
import { Input } from '../../parts/Input.tsx';
import { Notice } from '../../parts/Notice.tsx';

/** Which page of the shop to open in pick mode. */
export function OpenShop(props: { open: boolean; onClose: () => void }) {
  const { api } = useApp();
  const site = useSite();
  const origins = [...site.origins, ...(site.demo ? [`${site.publicUrl}/demo/`] : [])];
  const [url, setUrl] = useState(origins[0] ?? '');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [link, setLink] = useState<PickLink>();

  async function go(event: Event): Promise<void> {
    event.preventDefault();
    // Opened in the moment of the press: later a browser would take it for a pop-up.
    const tab = window.open('', '_blank');
    setBusy(true);
    setFailure(undefined);
    try {
      const address = url.includes('://') ? url.trim() : `https://${url.trim()}`;
      const made = await api.pickLink(site.id, { url: address, language: language.value });
      if (!tab) return setLink(made);
      tab.opener = null;
      tab.location.replace(made.url);
      props.onClose();
    } catch (error) {
      tab?.close();
      setFailure(failureText(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog open={props.open} title={text('mapping.open')} onClose={props.onClose}>
      {origins.length === 0 ? (
        <Notice tone="warn">
          {text('mapping.open.none')} <a href="/install">{text('mapping.back')}</a>
        </Notice>
      ) : (
        <form class="stack" onSubmit={go}>
          <p class="soft">{text('mapping.open.text')}</p>
          <Field label={text('mapping.open.page')} hint={text('mapping.open.hint')} error={failure}>
            {(ids) => <Input {...ids} value={url} onValue={setUrl} list="shop-origins" required autoFocus />}
          </Field>
          <datalist id="shop-origins">
            {origins.map((origin) => (
              <option key={origin} value={origin} />
            ))}
          </datalist>
          {link ? (
            <Notice tone="warn">
              {text('mapping.open.blocked')}{' '}
              <a href={link.url} target="_blank" rel="noopener noreferrer">
                {text('mapping.open.link')}
              </a>
            </Notice>
          ) : (
            <Button kind="primary" type="submit" icon={open} busy={busy}>
              {text('mapping.open.go')}
            </Button>
          )}
        </form>
      )}
    </Dialog>
  );
}
