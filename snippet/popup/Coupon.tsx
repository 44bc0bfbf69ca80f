import type { DecidedCoupon } from '../../server/contract/decision.ts';
import type { CopyOutcome } from './copy.ts';
import { Icon, icons } from './Icon.tsx';
import { safeLink } from './link.ts';
import type { Words } from './words.ts';

type Props = {
  coupon: DecidedCoupon;
  words: Words;
  /** Is its link what the message is about? */
  lead: boolean;
  /** What became of the last press of the copy button, while that is still said. */
  outcome: CopyOutcome | undefined;
  onCopy: (code: HTMLElement) => void;
  /** The code went to the clipboard by the shopper's own keys or menu. */
  onCopied: () => void;
  onLink: (event: MouseEvent) => void;
};

/** A ticket: what it gives, the code, until when; a stub that copies the code; and a link that applies it at once. */
export function Coupon({ coupon, words, lead, outcome, onCopy, onCopied, onLink }: Props) {
  const href = safeLink(coupon.applyUrl);
  const copied = outcome === 'copied';
  const note = outcome === 'selected' ? words.selected : coupon.expiresAt && words.until(coupon.expiresAt);
  return (
    <div class="voucher">
      <div class="ticket">
        <div class="about">
          <p class="gives" dir="auto">
            {coupon.label}
          </p>
          <code class="code" dir="ltr" onCopy={onCopied}>
            {coupon.code}
          </code>
          {note && <p class="small">{note}</p>}
        </div>
        <button
          type="button"
          class="stub"
          aria-label={copied ? words.copied : words.copyCode}
          onClick={(event) => onCopy(codeBeside(event.currentTarget))}
        >
          <Icon path={copied ? icons.check : icons.copy} />
          {copied ? words.copied : words.copy}
        </button>
      </div>
      {href && (
        <a class={lead ? 'action lead' : 'action'} href={href} onClick={onLink}>
          {words.use}
        </a>
      )}
    </div>
  );
}

function codeBeside(button: HTMLElement): HTMLElement {
  return button.parentElement?.querySelector('.code') as HTMLElement;
}
