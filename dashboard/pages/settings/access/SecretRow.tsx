import { useState } from 'preact/hooks';
import type { SetSecret } from '../../../../server/contract/access.ts';
import { formatAgo } from '../../../format.ts';
import { type PlainKey, text } from '../../../i18n/text.ts';
import { Button } from '../../../parts/Button.tsx';
import { Code } from '../../../parts/Code.tsx';
import { Dialog } from '../../../parts/Dialog.tsx';
import { Notice } from '../../../parts/Notice.tsx';
import type { AccessStore, Made } from '../../../store/access.ts';
import { tell } from './tell.ts';

type SecretRowProps = {
  store: AccessStore;
  what: Made;
  /** What is set now; undefined for nothing. */
  set: SetSecret | undefined;
  name: PlainKey;
  make: PlainKey;
};

/** A secret that is made here: whether there is one, a way to another, and the new one for as long as the screen is open. */
export function SecretRow({ store, what, set, name, make }: SecretRowProps) {
  const [asking, setAsking] = useState(false);
  const { made, busy } = store;
  const fresh = made.value?.what === what ? made.value.secret : undefined;

  async function replace(): Promise<void> {
    setAsking(false);
    await store.make(what).catch(tell);
  }

  return (
    <div class="stack">
      <div class="secret">
        <span class="words">
          <strong>{text(name)}</strong>
          <span class="hint">{stateOf(set)}</span>
        </span>
        <Button busy={busy.value === what} onClick={() => (set ? setAsking(true) : replace())}>
          {text(set ? 'access.replace' : make)}
        </Button>
      </div>
      {fresh !== undefined && (
        <div class="stack">
          <Notice tone="warn">{text('access.once')}</Notice>
          <Code value={fresh} primary />
        </div>
      )}
      <Dialog
        open={asking}
        title={text('access.replace.title')}
        onClose={() => setAsking(false)}
        foot={
          <>
            <Button onClick={() => setAsking(false)}>{text('action.cancel')}</Button>
            <Button kind="danger" onClick={replace}>
              {text('access.replace')}
            </Button>
          </>
        }
      >
        <p>{text('access.replace.text')}</p>
      </Dialog>
    </div>
  );
}

/** By what a secret can be told that nobody shows again. */
export function stateOf(set: SetSecret | undefined): string {
  if (!set) return text('access.none');
  return text('access.set', { hint: set.hint, when: formatAgo(set.createdAt, Date.now()) });
}
