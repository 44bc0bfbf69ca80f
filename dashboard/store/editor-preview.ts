/** A message as an example customer would see it: the server fills in its personal parts and says what it cannot. */
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { PreviewAnswer, PreviewRequest } from '../../server/contract/api.ts';
import type { FieldFault } from '../../server/contract/error.ts';
import type { Api } from '../api.ts';

/** Short enough to feel live, long enough not to ask with every key. Judgement. */
export const PREVIEW_WAIT_MS = 150;

export type PreviewStore = {
  /** What to draw: the newest answer, or the message as it was typed when there is none. */
  shown: ReadonlySignal<Pick<PreviewAnswer, 'message' | 'coupon'> | undefined>;
  dispose(): void;
};

/**
 * @param request what to preview; undefined when there is nothing to draw.
 * @param onFaults told of personal parts that cannot be filled in; paths are within the request.
 */
export function createPreviewStore(
  api: Pick<Api, 'preview'>,
  siteId: number,
  request: ReadonlySignal<PreviewRequest | undefined>,
  onFaults: (faults: FieldFault[], asked: PreviewRequest) => void,
): PreviewStore {
  const shown = signal<Pick<PreviewAnswer, 'message' | 'coupon'>>();
  let turn = 0;
  /** What was asked last: an edit elsewhere in the campaign changes nothing here. */
  let last: string | undefined;

  const stop = effect(() => {
    const asked = request.value;
    const written = JSON.stringify(asked);
    if (written === last) return;
    last = written;
    const mine = ++turn;
    if (!asked) {
      shown.value = undefined;
      return;
    }
    setTimeout(
      async () => {
        if (mine !== turn) return;
        const answer = await api.preview(siteId, asked).catch(() => undefined);
        if (mine !== turn) return;
        // A message with a fault is not filled in by the server: it shows as it was typed.
        shown.value = answer ?? { message: asked.message };
        if (answer) onFaults(answer.faults, asked);
      },
      shown.peek() ? PREVIEW_WAIT_MS : 0,
    );
  });

  return {
    shown,
    dispose() {
      turn += 1;
      stop();
    },
  };
}
