import refresh from 'lucide-static/icons/refresh-cw.svg';
import { text } from '../i18n/text.ts';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';

/** Something could not be loaded, and a way to try again. */
export function Failed({ reason, onRetry }: { reason: string; onRetry: () => void }) {
  return (
    <Notice
      tone="bad"
      actions={
        <Button small icon={refresh} onClick={onRetry}>
          {text('app.retry')}
        </Button>
      }
    >
      <strong>{text('app.loadFailed')}</strong>
      <p>{reason}</p>
    </Notice>
  );
}
