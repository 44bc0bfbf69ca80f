import type { ComponentChildren } from 'preact';
import { text } from '../../i18n/text.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import type { Guide } from './guides.ts';

/** Step by step where the tag goes; the code stands at the step that pastes it. */
export function GuideSteps({ guide, children }: { guide: Guide; children: ComponentChildren }) {
  return (
    <>
      <ol class="guide">
        {guide.steps.map((step, index) => (
          <li key={step}>
            <p>{text(step)}</p>
            {index + 1 === guide.pasteAfter && children}
            {step === 'guide.other.3' && (
              <p>
                <Button small href="/install/mapping">
                  {text('guide.toMapping')}
                </Button>
              </p>
            )}
          </li>
        ))}
      </ol>
      {guide.note && <Notice actions={hasWebhook(guide) && <ToServer />}>{text(guide.note)}</Notice>}
    </>
  );
}

function hasWebhook({ gives }: Guide): boolean {
  return Object.values(gives).includes('webhook');
}

function ToServer() {
  return (
    <Button small href="/settings">
      {text('guide.toServer')}
    </Button>
  );
}
