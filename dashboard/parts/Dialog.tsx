import cross from 'lucide-static/icons/x.svg';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { text } from '../i18n/text.ts';
import { Button } from './Button.tsx';

type DialogProps = {
  open: boolean;
  title: string;
  /** Escape, the cross, or a click beside it. */
  onClose: () => void;
  foot?: ComponentChildren;
  /** For things to choose from rather than a question. */
  wide?: boolean;
  children: ComponentChildren;
};

/** The browser's own modal dialog: it keeps the focus in, and gives it back. */
export function Dialog({ open, title, onClose, foot, wide, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return;
    const opener = document.activeElement;
    dialog.current?.showModal();
    // The element is taken away rather than closed, so that the browser has nowhere to give the focus back from.
    return () => {
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, [open]);
  if (!open) return null;
  return (
    <dialog
      ref={dialog}
      class={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div class="dialog-head">
        <h2 id={id}>{title}</h2>
        <Button kind="quiet" small icon={cross} label={text('action.close')} onClick={onClose} />
      </div>
      <div class="dialog-body">{children}</div>
      {foot && <div class="dialog-foot">{foot}</div>}
    </dialog>
  );
}
