import type { ShopWarning } from '../../server/contract/api.ts';
import { formatAgo, formatPercent } from '../format.ts';
import { findText, text } from '../i18n/text.ts';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';

type Props = { warnings: readonly ShopWarning[] | undefined };

/** Each warning in full. */
export function Warnings({ warnings = [] }: Props) {
  return (
    <>
      {warnings.map((warning) => (
        <Notice key={`${warning.kind} ${warning.name}`} tone="warn">
          {wordsOf(warning)}
        </Notice>
      ))}
    </>
  );
}

/** One line, and where the rest is. */
export function WarningLine({ warnings = [] }: Props) {
  const [first, ...others] = warnings;
  if (!first) return null;
  return (
    <Notice
      tone="warn"
      actions={
        <Button small href="/install">
          {text('warning.look')}
        </Button>
      }
    >
      {wordsOf(first)}
      {others.length > 0 && ` ${text('warning.more', { count: others.length })}`}
    </Notice>
  );
}

function wordsOf(warning: ShopWarning): string {
  const event = findText(`event.${warning.name}`) ?? warning.name;
  if (warning.kind === 'silent') {
    const when = formatAgo(warning.lastAt, Date.now());
    if (warning.name === 'page_view') return text('warning.all', { when });
    return text('warning.silent', { event, when, expected: Math.round(warning.expected) });
  }
  if (warning.fault === 'unpriced') {
    return text('warning.unpriced', {
      event,
      share: formatPercent(warning.share),
      usual: formatPercent(warning.usual),
    });
  }
  const { factor } = warning;
  return factor > 1
    ? text('warning.dearer', { event, factor: Math.round(factor) })
    : text('warning.cheaper', { event, factor: Math.round(1 / factor) });
}
