import chart from 'lucide-static/icons/chart-column.svg';
import { text } from '../../../i18n/text.ts';
import { Button } from '../../../parts/Button.tsx';
import { useEditing } from '../editing.ts';
import { TextField } from '../fields/TextField.tsx';
import { Summary } from './Summary.tsx';

/** The campaign's name, whether it is saved, and what it does in plain words. */
export function Head({ resultsHref }: { resultsHref: string | undefined }) {
  const { editor } = useEditing();
  const state = !editor.campaign.value ? 'never' : editor.dirty.value ? 'unsaved' : 'saved';
  return (
    <section class="card editor-head">
      <div class="name">
        <TextField path="name" label={text('editor.name')} placeholder={text('editor.name.placeholder')} />
        <div class="marks">
          <span class={`save-state ${state}`} role="status">
            {text(`editor.${state}`)}
          </span>
          {resultsHref && (
            <Button kind="quiet" small icon={chart} href={resultsHref}>
              {text('editor.results')}
            </Button>
          )}
        </div>
      </div>
      <Summary />
    </section>
  );
}
