import type { Window } from '../../../../server/contract/filter.ts';
import { text } from '../../../i18n/text.ts';
import { Select } from '../../../parts/Select.tsx';
import { useField } from '../editing.ts';
import { join } from '../path.ts';
import { InlineNumber } from './Inline.tsx';

type Span = 'all' | 'days' | 'hours' | 'session';

/** How far back to look. */
export function Within({ path }: { path: string }) {
  const { value: window, set } = useField<Window>(path);
  const span = spanOf(window);
  return (
    <span class="together">
      <Select
        aria-label={text('who.within')}
        data-path={path}
        value={span}
        options={[
          { value: 'all', label: text('who.within.all') },
          { value: 'days', label: text('who.within.days') },
          { value: 'hours', label: text('who.within.hours') },
          { value: 'session', label: text('who.within.session') },
        ]}
        onValue={(next) => set(windowOf(next))}
      />
      {(span === 'days' || span === 'hours') && (
        <InlineNumber
          path={join(path, span)}
          label={text('who.within.amount')}
          unit={text(span === 'days' ? 'unit.days' : 'unit.hours')}
          min={0}
        />
      )}
    </span>
  );
}

function spanOf(window: Window | undefined): Span {
  if (!window) return 'all';
  if (window.session) return 'session';
  return window.hours === undefined && !('hours' in window) ? 'days' : 'hours';
}

function windowOf(span: Span): Window | undefined {
  switch (span) {
    case 'all':
      return undefined;
    case 'session':
      return { session: true };
    case 'hours':
      return { hours: 24 };
    case 'days':
      return { days: 30 };
  }
}
