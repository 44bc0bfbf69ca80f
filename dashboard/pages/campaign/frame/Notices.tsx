import { formatAgo } from '../../../format.ts';
import { text } from '../../../i18n/text.ts';
import { Button } from '../../../parts/Button.tsx';
import { Notice } from '../../../parts/Notice.tsx';
import { useEditing } from '../editing.ts';

/** What the author should know about the campaign as a whole: a draft that came back, a failure, somebody else's version. */
export function Notices() {
  const { editor } = useEditing();
  const failure = editor.failure.value;
  const restoredAt = editor.restoredAt.value;
  return (
    <>
      {restoredAt !== undefined && (
        <Notice
          actions={
            <Button small onClick={editor.discard}>
              {text('draft.discard')}
            </Button>
          }
        >
          {text('draft.restored', { when: formatAgo(restoredAt, Date.now()) })}
        </Notice>
      )}
      <Conflict />
      <FaultCount />
      {failure && <Notice tone="bad">{failure}</Notice>}
    </>
  );
}

/** Two editors: what was saved meanwhile, and the choice between the two. */
function Conflict() {
  const { editor } = useEditing();
  const theirs = editor.conflict.value;
  if (!theirs) return null;
  return (
    <Notice
      tone="warn"
      actions={
        <>
          <Button small onClick={editor.takeTheirs}>
            {text('editor.conflict.theirs')}
          </Button>
          <Button small kind="danger" onClick={() => void editor.keepMine()}>
            {text('editor.conflict.mine')}
          </Button>
        </>
      }
    >
      <strong>{text('editor.conflict.title')}</strong>
      <p>{text('editor.conflict.text', { when: formatAgo(theirs.updatedAt, Date.now()), version: theirs.version })}</p>
    </Notice>
  );
}

/** After an attempt to save: how much is to correct, and the way to the first of it. */
function FaultCount() {
  const { editor, view } = useEditing();
  const faults = editor.shownFaults.value;
  const [first] = faults;
  if (!editor.attempted.value || !first) return null;
  return (
    <Notice
      tone="bad"
      actions={
        <Button small onClick={() => view.reveal(first.path)}>
          {text('editor.faults.show')}
        </Button>
      }
    >
      {text('editor.faults', { count: faults.length })}
    </Notice>
  );
}
