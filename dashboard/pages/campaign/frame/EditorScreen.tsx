import { computed } from '@preact/signals';
import eye from 'lucide-static/icons/eye.svg';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useApp, useSite } from '../../../app-context.ts';
import { text } from '../../../i18n/text.ts';
import { Button } from '../../../parts/Button.tsx';
import { Dialog } from '../../../parts/Dialog.tsx';
import { Notice } from '../../../parts/Notice.tsx';
import { Page } from '../../../parts/Page.tsx';
import type { Editor } from '../../../store/editor.ts';
import { createPreviewStore } from '../../../store/editor-preview.ts';
import { createReach } from '../../../store/editor-reach.ts';
import { createSeenEvents } from '../../../store/editor-seen-events.ts';
import { createView, type Editing, EditingContext } from '../editing.ts';
import { StateBadge } from '../StateBadge.tsx';
import { Actions } from './Actions.tsx';
import { Head } from './Head.tsx';
import { LeaveGuard } from './LeaveGuard.tsx';
import { Notices } from './Notices.tsx';
import { Preview } from './Preview.tsx';
import type { PreviewSize } from './PreviewFrame.tsx';
import { faultsOfPreview, requestOf } from './preview-request.ts';
import { Steps } from './Steps.tsx';

/** The editor of a campaign that is there: its name and summary, the steps, and the preview beside them. */
export function EditorScreen({ editor }: { editor: Editor }) {
  const { editing, preview } = useEditingOf(editor);
  /** The size of the large preview, while it is open. */
  const [enlarged, setEnlarged] = useState<PreviewSize>();
  const { name } = editor.value.value;
  const known = editor.campaign.value;
  const archived = editor.state.value === 'archived';

  return (
    <EditingContext.Provider value={editing}>
      <Page
        title={name.trim() || text('editor.new')}
        mark={<StateBadge state={editor.state.value} />}
        back={{ href: '/campaigns', label: text('editor.back') }}
        width="wide"
        actions={archived ? undefined : <Actions />}
      >
        <Notices />
        {archived ? (
          <Notice tone="warn">{text('editor.archived')}</Notice>
        ) : (
          <div class="editor">
            <div class="main">
              <Head resultsHref={known ? `/campaigns/${known.id}/results` : undefined} />
              <Steps />
            </div>
            <aside class="preview-side">
              <Preview shown={preview.shown} onEnlarge={setEnlarged} />
            </aside>
          </div>
        )}
        <div class="preview-opener">
          <Button icon={eye} onClick={() => setEnlarged('phone')}>
            {text('preview.open')}
          </Button>
        </div>
        <Dialog open={enlarged !== undefined} title={text('preview.title')} onClose={() => setEnlarged(undefined)} wide>
          <Preview shown={preview.shown} {...(enlarged ? { start: enlarged } : {})} />
        </Dialog>
        <LeaveGuard />
      </Page>
    </EditingContext.Provider>
  );
}

/** The stores that live as long as the screen does. */
function useEditingOf(editor: Editor) {
  const { api } = useApp();
  const site = useSite();
  const made = useMemo(() => {
    const view = createView();
    const audience = computed(() =>
      editor.faults.value.some(({ path }) => path.startsWith('audience')) ? undefined : editor.value.value.audience,
    );
    const reach = createReach(api, site.id, audience);
    const seen = createSeenEvents(api, site.id);
    const request = computed(() => requestOf(editor.value.value, view.variant.value));
    const preview = createPreviewStore(api, site.id, request, (faults, asked) =>
      editor.note(faultsOfPreview(faults, asked, view.variant.peek()), `variants/${view.variant.peek()}`),
    );
    const editing: Editing = { editor, reach, site, seenEvents: seen, view };
    return { editing, preview };
  }, [editor]);

  useEffect(
    () => () => {
      made.editing.reach.dispose();
      made.preview.dispose();
    },
    [made],
  );
  return made;
}
