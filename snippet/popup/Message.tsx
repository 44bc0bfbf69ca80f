import type { DecidedCoupon } from '../../server/contract/decision.ts';
import type { Block as BlockOf, Format, Message as MessageOf } from '../../server/contract/message.ts';
import { Block, type Parts } from './Block.tsx';
import { Icon, icons } from './Icon.tsx';
import { accentStyle, schemeOf } from './theme.ts';

/** Class names of the formats: some browsers and blockers hide elements by the usual ones. */
const frames: Record<Format, string> = { modal: 'centre', slide: 'corner', bar: 'edge', full: 'centre whole' };

export type MessageProps = Parts & {
  /** Drawn, but not to be seen before it is open. */
  open: boolean;
  /** How many of its blocks are drawn; rounded down. */
  blocks: number;
  /** Told to a screen reader, politely. */
  said: string;
  /** Drawn inside a box of another page, without the top layer. */
  contained: boolean;
};

/** Does it take the whole page until it is closed? */
export function isModal(message: MessageOf): boolean {
  return message.format !== 'slide' && message.format !== 'bar';
}

/** What the message is called by: its first heading, else its first text. */
export function titleOf({ blocks }: MessageOf): string | undefined {
  const texts = blocks.flatMap((block) => (block.type === 'heading' || block.type === 'text' ? [block] : []));
  return (texts.find(({ type }) => type === 'heading') ?? texts[0])?.text;
}

/**
 * A whole message, from the frame that places it on the page to its last button. Draws only what it is given: the same
 * properties always make the same picture, on a shop page and in a preview.
 */
export function Message(props: MessageProps) {
  const { message, coupon, words, open, blocks, contained, onClose } = props;
  const modal = isModal(message);
  const Frame = (modal && !contained ? 'dialog' : 'div') as 'div';
  const kind = frames[message.format] ?? frames.modal;
  const lead = leadOf(message, coupon);
  const close = (
    <button type="button" class="close" aria-label={words.close} onClick={onClose}>
      <Icon path={icons.close} />
    </button>
  );
  return (
    <Frame
      class={`frame ${kind} ${message.placement ?? ''} ${schemeOf(message)} ${open ? 'open' : ''}`}
      style={accentStyle(message)}
      popover={modal || contained ? undefined : 'manual'}
      role={modal ? 'dialog' : 'region'}
      aria-modal={modal && !contained}
      aria-label={titleOf(message) ?? words.message}
      tabIndex={-1}
    >
      <div class="card">
        {kind !== 'edge' && close}
        <div class="body">
          {message.blocks.slice(0, blocks).map((block, at) => (
            <Block key={at} block={block} lead={block === lead} parts={props} />
          ))}
        </div>
        {kind === 'edge' && close}
        <p class="said" role="status">
          {props.said}
        </p>
      </div>
    </Frame>
  );
}

/** The block whose button stands out: the first that leads somewhere, else the coupon that can be applied, else the first. */
function leadOf({ blocks }: MessageOf, coupon: DecidedCoupon | undefined): BlockOf | undefined {
  const buttons = blocks.filter((block) => block.type === 'button');
  const applied = coupon?.applyUrl ? blocks.find((block) => block.type === 'coupon') : undefined;
  return buttons.find((block) => block.action === 'link') ?? applied ?? buttons[0];
}
