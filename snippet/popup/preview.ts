import type { Decision } from '../../server/contract/decision.ts';
import { loadPictures } from './pictures.ts';
import { createView } from './view.tsx';

export type Preview = {
  /** Draws another decision in the same box. */
  update: (decision: Decision) => void;
  remove: () => void;
};

/**
 * Draws a message as a shop page would, inside a positioned box of any size: the layout follows the width of the box, not
 * of the window. Nothing in it leads anywhere, and nothing is reported.
 */
export function mountPreview(box: HTMLElement, decision: Decision): Preview {
  const stay = (event: Event) => event.preventDefault();
  const view = createView(box, 'box', decision, { onClose() {}, onLink: stay, onCopied() {} });
  let newest = decision;
  const draw = async (next: Decision) => {
    newest = next;
    view.update({ decision: next });
    const shapes = await loadPictures(next.message);
    if (newest === next) view.update({ shapes });
  };
  view.open();
  void draw(decision);
  return { update: (next) => void draw(next), remove: view.remove };
}
