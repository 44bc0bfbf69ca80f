import type { DecidedCoupon } from '../../server/contract/decision.ts';
import type { Block as BlockOf, Message } from '../../server/contract/message.ts';
import { Countdown } from './Countdown.tsx';
import { Coupon } from './Coupon.tsx';
import type { CopyOutcome } from './copy.ts';
import { safeLink } from './link.ts';
import { Picture } from './Picture.tsx';
import type { Shapes } from './pictures.ts';
import type { Words } from './words.ts';

/** What the blocks of a message are drawn from and tell of. */
export type Parts = {
  message: Message;
  coupon?: DecidedCoupon | undefined;
  words: Words;
  now: number;
  shapes: Shapes;
  outcome: CopyOutcome | undefined;
  onClose: () => void;
  onLink: (event: MouseEvent) => void;
  onCopy: (code: HTMLElement) => void;
  onCopied: () => void;
};

/** One block; nothing for a coupon or an end that the decision does not have, or a kind this renderer does not know. */
export function Block({ block, lead, parts }: { block: BlockOf; lead: boolean; parts: Parts }) {
  switch (block.type) {
    case 'heading':
      return (
        <h2 class="title" dir="auto">
          {block.text}
        </h2>
      );
    case 'text':
      return (
        <p class="text" dir="auto">
          {block.text}
        </p>
      );
    case 'image':
      return <Picture src={block.src} alt={block.alt} shapes={parts.shapes} />;
    case 'button':
      return <Action block={block} lead={lead} parts={parts} />;
    case 'coupon':
      return parts.coupon ? <Coupon {...parts} coupon={parts.coupon} lead={lead} /> : null;
    case 'countdown': {
      const until = endOf(block, parts.coupon);
      return until ? <Countdown {...block} until={until} now={parts.now} words={parts.words} /> : null;
    }
    default:
      return null;
  }
}

/** When a countdown ends, in milliseconds UTC: its own end, else that of the coupon. */
export function endOf(block: BlockOf, coupon: DecidedCoupon | undefined): number | undefined {
  if (block.type !== 'countdown') return undefined;
  return (block.until && new Date(block.until).getTime()) || coupon?.expiresAt;
}

/** A link whose address may not be opened only closes: better than a button that does nothing. */
function Action({ block, lead, parts }: { block: BlockOf & { type: 'button' }; lead: boolean; parts: Parts }) {
  const href = block.action === 'link' ? safeLink(block.href) : undefined;
  const style = lead ? 'action lead' : 'action';
  return href ? (
    <a class={style} href={href} onClick={parts.onLink} dir="auto">
      {block.text}
    </a>
  ) : (
    <button type="button" class={style} onClick={parts.onClose} dir="auto">
      {block.text}
    </button>
  );
}
