import redo from 'lucide-static/icons/redo-2.svg';
import undo from 'lucide-static/icons/undo-2.svg';
import { type PlainKey, text } from '../../../i18n/text.ts';
import { Button } from '../../../parts/Button.tsx';
import { toast } from '../../../store/toasts.ts';
import { useEditing } from '../editing.ts';

/** Undo, save, go live, pause. */
export function Actions() {
  const { editor } = useEditing();
  const run = useRun();
  const state = editor.state.value;
  const busy = editor.busy.value;
  const dirty = editor.dirty.value;

  const saveLabel = state === 'live' ? 'editor.save.live' : state === 'draft' ? 'editor.save.draft' : 'editor.save';
  const savedText =
    state === 'live' ? 'editor.done.applied' : state === 'draft' ? 'editor.done.draft' : 'editor.done.saved';
  const canSave = dirty || !editor.campaign.value;

  return (
    <>
      <Button
        kind="quiet"
        icon={undo}
        label={text('editor.undo')}
        disabled={!editor.canUndo.value}
        onClick={editor.undo}
      />
      <Button
        kind="quiet"
        icon={redo}
        label={text('editor.redo')}
        disabled={!editor.canRedo.value}
        onClick={editor.redo}
      />
      {state === 'live' && (
        <Button busy={busy === 'pausing'} onClick={() => run(editor.pause, 'editor.done.paused')}>
          {text('editor.pause')}
        </Button>
      )}
      <Button
        kind={state === 'live' ? 'primary' : 'plain'}
        busy={busy === 'saving'}
        disabled={!canSave}
        onClick={() => run(editor.save, savedText)}
      >
        {text(saveLabel)}
      </Button>
      <GoLive />
    </>
  );
}

/** Saves and lets the campaign run; nothing when it does already. */
export function GoLive() {
  const { editor } = useEditing();
  const run = useRun();
  const state = editor.state.value;
  if (state === 'live') return null;
  return (
    <Button
      kind="primary"
      busy={editor.busy.value === 'starting'}
      onClick={() => run(editor.goLive, 'editor.done.live')}
    >
      {text(state === 'paused' ? 'editor.resume' : 'editor.live')}
    </Button>
  );
}

/** Does it and says so; when something is to correct first, goes to the first of it. */
function useRun(): (act: () => Promise<boolean>, done: PlainKey) => Promise<void> {
  const { editor, view } = useEditing();
  return async (act, done) => {
    if (await act()) {
      toast(text(done));
      return;
    }
    const [first] = editor.shownFaults.value;
    if (first) view.reveal(first.path);
  };
}
