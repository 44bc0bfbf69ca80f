import { useEffect, useMemo } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { useApp, useSite } from '../app-context.ts';
import { language } from '../i18n/language.ts';
import { text } from '../i18n/text.ts';
import { Failed } from '../parts/Failed.tsx';
import { Page } from '../parts/Page.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { createEditor, type Editor } from '../store/editor.ts';
import { EditorScreen } from './campaign/frame/EditorScreen.tsx';
import { definitionOf } from './campaign/templates/all.ts';

/** `/campaigns/new?from=TEMPLATE` and `/campaigns/:id`. Saving a new campaign moves from the first to the second, in place. */
export function CampaignEditor() {
  const { params, query } = useRoute();
  const editor = useEditor(params.id, query.from ?? 'blank');
  const { route, path } = useLocation();
  const savedId = editor.campaign.value?.id;

  useEffect(() => {
    if (savedId && path === '/campaigns/new') route(`/campaigns/${savedId}`, true);
  }, [savedId]);

  if (editor.ready.value) return <EditorScreen editor={editor} />;
  return (
    <Page title={text('editor.back')} back={{ href: '/campaigns', label: text('editor.back') }} width="wide">
      {editor.failure.value ? (
        <Failed reason={editor.failure.value} onRetry={editor.load} />
      ) : (
        <div class="editor-loading">
          <Skeleton block />
          <Skeleton block />
        </div>
      )}
    </Page>
  );
}

/** The editor of one campaign; it stays the same one when a new campaign gets its id. */
function useEditor(id: string | undefined, from: string): Editor {
  const { api, drafts } = useApp();
  const site = useSite();
  const kept = useMemo<{ editor?: Editor }>(() => ({}), []);
  const key = id ?? `new.${from}`;
  const editor = useMemo(() => {
    if (kept.editor && id !== undefined && kept.editor.campaign.peek()?.id === id) return kept.editor;
    const start = id === undefined ? { from, definition: definitionOf(from, language.peek()) } : { id };
    return createEditor({ api, drafts, siteId: site.id, start });
  }, [key]);

  useEffect(() => {
    if (kept.editor === editor) return;
    kept.editor?.dispose();
    kept.editor = editor;
    void editor.load();
  }, [editor]);
  useEffect(() => () => kept.editor?.dispose(), []);
  return editor;
}
