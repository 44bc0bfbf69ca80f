import { useEffect, useState } from 'preact/hooks';
import type { Mapping } from '../../../server/contract/mapping.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Field } from '../../parts/Field.tsx';
import { Input } from '../../parts/Input.tsx';
import type { MappingStore } from '../../store/mapping.ts';
import { act } from './act.ts';
import { pageName } from './words.ts';

/** As long as the contract allows. */
const MAX_NAME = 80;

type RenameDialogProps = { name: string | undefined; store: MappingStore; mapping: Mapping; onClose: () => void };

/** Another name for a page; actions that are on it follow. */
export function RenameDialog({ name, store, mapping, onClose }: RenameDialogProps) {
  const [value, setValue] = useState('');
  useEffect(() => setValue(name === undefined ? '' : pageName(name)), [name]);
  const next = value.trim();
  const taken = mapping.pages.some((page) => page.name !== name && page.name === next);

  async function rename(event: Event): Promise<void> {
    event.preventDefault();
    if (!next || taken || name === undefined) return;
    const pages = mapping.pages.map((page) => (page.name === name ? { ...page, name: next } : page));
    const actions = mapping.actions.map((action) => (action.page === name ? { ...action, page: next } : action));
    if (await act(() => store.save({ ...mapping, pages, actions }), text('mapping.changed'))) onClose();
  }

  return (
    <Dialog open={name !== undefined} title={text('mapping.rename')} onClose={onClose}>
      <form class="stack" onSubmit={rename}>
        <Field label={text('mapping.rename.label')} error={taken ? text('mapping.rename.taken') : undefined}>
          {(ids) => <Input {...ids} value={value} onValue={setValue} maxLength={MAX_NAME} autoFocus />}
        </Field>
        <Button kind="primary" type="submit" busy={store.busy.value} disabled={!next || taken}>
          {text('action.save')}
        </Button>
      </form>
    </Dialog>
  );
}
