import { render } from 'preact';
import type { Decision } from '../../server/contract/decision.ts';
import { endOf } from './Block.tsx';
import { copyText } from './copy.ts';
import { Message, type MessageProps, titleOf } from './Message.tsx';
import { adoptStyle } from './style.ts';
import { untilChange } from './time-left.ts';
import { wordsOfPage } from './words.ts';

/** How long the copy button says what it did. Judgement: read once, then ready for the next press. */
const OUTCOME_MS = 3_000;

/** What shoppers do, told to whoever owns the view. */
export type Acts = Pick<MessageProps, 'onClose' | 'onLink' | 'onCopied'>;

/** Where a view is drawn: on a shop page, or in a box of the dashboard. */
export type Place = 'page' | 'box';

/** What a drawing depends on besides the time. */
type State = Pick<MessageProps, 'shapes' | 'open' | 'blocks' | 'said' | 'outcome'> & { decision: Decision };

export type View = {
  /** The only element in the page's own tree. */
  host: HTMLElement;
  /** The outermost element of the message, once it was drawn. */
  frame: () => HTMLElement;
  /** Draws the message with these changes; it cannot be seen before `open`. */
  change: (next: Partial<State>) => void;
  /** Has its title read out by a screen reader, for a message that does not take the focus. */
  announce: () => void;
  /** Leaves nothing behind: no element, no timer. */
  remove: () => void;
};

/** Makes room for a decision at the end of `parent`: an element with a shadow root. Throws where it cannot be styled. */
export function createView(parent: Element, place: Place, decision: Decision, acts: Acts): View {
  const host = document.createElement('div');
  host.dataset.view = place;
  const root = host.attachShadow({ mode: 'open' });
  parent.append(host);
  adoptStyle(root);

  const words = wordsOfPage();
  const state: State = {
    decision,
    shapes: new Map(),
    open: false,
    blocks: Number.POSITIVE_INFINITY,
    said: '',
    outcome: undefined,
  };
  let tick: ReturnType<typeof setTimeout> | undefined;
  let quiet: ReturnType<typeof setTimeout> | undefined;

  const change = (next: Partial<State>) => {
    if (!host.isConnected) return;
    Object.assign(state, next);
    const { message, coupon } = state.decision;
    const now = Date.now();
    const given = { message, coupon, words, now, contained: place === 'box', onCopy };
    render(<Message {...state} {...acts} {...given} />, root);
    clearTimeout(tick);
    const wait = untilFigures(state.decision, now);
    if (wait < Number.POSITIVE_INFINITY) tick = setTimeout(change, wait, {});
  };

  const onCopy = async (code: HTMLElement) => {
    const outcome = await copyText(code);
    if (outcome === 'copied') acts.onCopied();
    change({ outcome, said: words[outcome] });
    clearTimeout(quiet);
    quiet = setTimeout(change, OUTCOME_MS, { outcome: undefined, said: '' });
  };

  return {
    host,
    frame: () => root.querySelector('.frame') as HTMLElement,
    change,
    announce: () => change({ said: titleOf(state.decision.message) ?? words.message }),
    remove: () => {
      clearTimeout(tick);
      clearTimeout(quiet);
      host.remove();
      render(null, root);
    },
  };
}

/** Milliseconds until a countdown of the message shows other figures. */
function untilFigures({ message, coupon }: Decision, now: number): number {
  return Math.min(...message.blocks.map((block) => untilChange(endOf(block, coupon) ?? 0, now)));
}
