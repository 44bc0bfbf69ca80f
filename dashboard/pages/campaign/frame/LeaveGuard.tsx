import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { text } from '../../../i18n/text.ts';
import { Button } from '../../../parts/Button.tsx';
import { Dialog } from '../../../parts/Dialog.tsx';
import { useEditing } from '../editing.ts';

/** Asks before unsaved work is left, by a link or by the browser. The work itself stays kept in this browser. */
export function LeaveGuard() {
  const { editor } = useEditing();
  const { route } = useLocation();
  const [leaving, setLeaving] = useState<string>();

  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => {
      if (editor.dirty.value) event.preventDefault();
    };
    // In the capture phase: before the router follows the link.
    const onClick = (event: MouseEvent) => {
      const href = editor.dirty.value ? ownLink(event) : undefined;
      if (href === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      setLeaving(href);
    };
    addEventListener('beforeunload', onUnload);
    addEventListener('click', onClick, true);
    return () => {
      removeEventListener('beforeunload', onUnload);
      removeEventListener('click', onClick, true);
    };
  }, []);

  return (
    <Dialog
      open={leaving !== undefined}
      title={text('editor.leave.title')}
      onClose={() => setLeaving(undefined)}
      foot={
        <>
          <Button onClick={() => setLeaving(undefined)}>{text('editor.leave.stay')}</Button>
          <Button kind="danger" onClick={() => route(leaving ?? '/campaigns')}>
            {text('editor.leave.go')}
          </Button>
        </>
      }
    >
      <p>{text('editor.leave.text')}</p>
    </Dialog>
  );
}

/** Address within the dashboard that a plain click leads to. */
function ownLink(event: MouseEvent): string | undefined {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return undefined;
  const link = event.composedPath().find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement);
  const stays = !link || link.origin !== location.origin || link.target === '_blank' || link.hash !== '';
  return stays ? undefined : link.pathname + link.search;
}
