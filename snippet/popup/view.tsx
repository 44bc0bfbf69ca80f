import { render } from 'preact';
import type { Decision } from '../../server/contract/decision.ts';
import type { Message as MessageOf } from '../../server/contract/message.ts';
import { endOf, type Parts } from './Block.tsx';
import { type CopyOutcome, copyText } from './copy.ts';
import { Message, titleOf } from './Message.tsx';
import type { Shapes } from './pictures.ts';
import { adoptStyle } from './style.ts';
import { untilChange } from './time-left.ts';
import { wordsOfPage } from './words.ts';

/** How long the copy button says what it did. Judgement: read once, then ready for the next press. */
const OUTCOME_MS = 3_000;

/** What shoppers do, told to whoever owns the view. */
export type Acts = Pick<Parts, 'onClose' | 'onLink' | 'onCopied'>;

/** Where a view is drawn: on a shop page, or in a box of the dashboard. */
export type Place = 'page' | 'box';

/** A drawn message and what changes while it is up: the time, the copy button, what is said. */
export type View = {
  /** The only element in the page's own tree. */
  host: HTMLElement;
  /** The outermost element of the message. */
  frame: () => HTMLElement;
  /** Draws it, with another decision or other pictures when given, not yet to be seen. */
  update: (change: { decision?: Decision; shapes?: Shapes }) => void;
  /** Makes it visible. */
  open: () => void;
  /** Has its title read out by a screen reader, for a message that does not take the focus. */
  announce: () => void;
  /** Leaves nothing behind: no element, no timer. */
  remove: () => void;
};

/** Makes room for a decision at the end of `parent`: an element with a shadow root. Throws where it cannot be styled. */
export function createView(parent: Element, place: Place, first: Decision, acts: Acts): View {
  const host = document.createElement('div');
  host.dataset.view = place;
  const root = host.attachShadow({ mode: 'open' });
  parent.append(host);
  adoptStyle(root);

  const words = wordsOfPage();
  let decision = first;
  let shapes: Shapes = new Map();
  let opened = false;
  let said = '';
  let outcome: CopyOutcome | undefined;
  let tick: ReturnType<typeof setTimeout> | undefined;
  let quiet: ReturnType<typeof setTimeout> | undefined;

  const draw = () => {
    const { message, coupon } = decision;
    const now = Date.now();
    const state = { open: opened, said, contained: place === 'box', words, now, shapes, outcome, ...acts, onCopy };
    render(<Message message={message} coupon={coupon} {...state} />, root);
    clearTimeout(tick);
    const next = nextChange(message, decision.coupon, now);
    if (next < Number.POSITIVE_INFINITY) tick = setTimeout(draw, next);
  };

  const onCopy = async (code: HTMLElement) => {
    outcome = await copyText(code);
    if (outcome === 'copied') acts.onCopied();
    say(words[outcome]);
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      outcome = undefined;
      say('');
    }, OUTCOME_MS);
  };

  const say = (text: string) => {
    said = text;
    draw();
  };

  return {
    host,
    frame: () => root.querySelector('.frame') as HTMLElement,
    update: (change) => {
      decision = change.decision ?? decision;
      shapes = change.shapes ?? shapes;
      draw();
    },
    open: () => {
      opened = true;
      draw();
    },
    announce: () => say(titleOf(decision.message) ?? words.message),
    remove: () => {
      clearTimeout(tick);
      clearTimeout(quiet);
      host.remove();
      render(null, root);
    },
  };
}

/** Milliseconds until any countdown of the message shows another figure. */
function nextChange(message: MessageOf, coupon: Decision['coupon'], now: number): number {
  return Math.min(...message.blocks.map((block) => untilChange(endOf(block, coupon) ?? 0, now)));
}
