import { text } from '../i18n/text.ts';
import { Button } from './Button.tsx';

type SaveBarProps = { shown: boolean; busy: boolean; words: string; onDiscard: () => void };

/** Stays at the lower edge of a form while something in it is unsaved. Its place is kept, so nothing moves. */
export function SaveBar({ shown, busy, words, onDiscard }: SaveBarProps) {
  return (
    <div class={shown ? 'save-bar shown' : 'save-bar'}>
      {shown && (
        <div>
          <span class="words">{words}</span>
          <Button kind="quiet" onClick={onDiscard}>
            {text('action.discard')}
          </Button>
          <Button kind="primary" type="submit" busy={busy}>
            {text(busy ? 'action.saving' : 'action.save')}
          </Button>
        </div>
      )}
    </div>
  );
}
