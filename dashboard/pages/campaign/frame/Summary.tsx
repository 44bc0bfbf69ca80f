import { language } from '../../../i18n/language.ts';
import { text } from '../../../i18n/text.ts';
import { useEditing } from '../editing.ts';
import { summarize } from '../sentence/summary.ts';

/** What the campaign does, in plain words; each part leads to the step where it is decided. */
export function Summary() {
  const { editor, site, view } = useEditing();
  const segments = summarize(editor.value.value, language.value, site.currency);
  return (
    <section class="summary" aria-label={text('editor.summary')}>
      <p>
        {segments.map((segment, index) => (
          <span key={index}>
            {index > 0 && ' '}
            <a
              href={`#step-tab-${segment.tab}`}
              class={segment.tab === view.tab.value ? 'part current' : 'part'}
              title={text('editor.summary.go', { tab: text(`editor.tab.${segment.tab}`) })}
              onClick={(event) => {
                event.preventDefault();
                view.tab.value = segment.tab;
                document.getElementById(`step-tab-${segment.tab}`)?.focus();
              }}
            >
              {segment.text}
            </a>
          </span>
        ))}
      </p>
    </section>
  );
}
