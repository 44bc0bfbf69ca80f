import type { Decision } from '../../server/contract/decision.ts';
import { loadPictures } from './pictures.ts';
import { createView } from './view.tsx';

export type Preview = {
  /** Draws another decision in the same box. */
  update: (decision: Decision) => void;
  remove: () => void;
};

/**
 * Draws a message as a shop page would, inside a positioned box of any size that is in the document: the layout follows the
 * width of the box, not of the window. Nothing in it leads anywhere, and nothing is reported. Throws where the page allows
 * no style at all.
 */
export function mountPreview(box: HTMLElement, decision: Decision): Preview {
  const stay = (event: Event) => event.preventDefault();
  const view = createView(box, 'box', decision, { onClose() {}, onLink: stay, onCopied() {} });
  let newest = decision;
  const update = (next: Decision) => {
    newest = next;
    view.change({ decision: next, open: true });
    void loadPictures(next.message).then((shapes) => {
      if (newest === next) view.change({ shapes });
    });
  };
  update(decision);
  return { update, remove: view.remove };
}
