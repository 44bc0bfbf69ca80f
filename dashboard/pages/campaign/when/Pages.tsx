import type { Trigger } from '../../../../server/contract/trigger.ts';
import { text } from '../../../i18n/text.ts';
import { Card } from '../../../parts/Card.tsx';
import { useField } from '../editing.ts';
import { Lines } from '../fields/Lines.tsx';

type PageGlobs = NonNullable<Trigger['pages']>;

/** Which pages it may show on. */
export function Pages() {
  const { value: pages = {}, set } = useField<PageGlobs>('trigger/pages');
  const take = (side: keyof PageGlobs) => (lines: string[] | undefined) => {
    const { [side]: _before, ...others } = pages;
    const next: PageGlobs = lines ? { ...others, [side]: lines } : others;
    set(Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <Card title={text('when.pages')} lead={text('when.pages.lead')}>
      <div class="fields two">
        <Lines
          path="trigger/pages/include"
          label={text('when.pages.include')}
          hint={text('when.pages.hint')}
          placeholder="/product/*"
          onLines={take('include')}
        />
        <Lines
          path="trigger/pages/exclude"
          label={text('when.pages.exclude')}
          placeholder="/checkout/*"
          onLines={take('exclude')}
        />
      </div>
    </Card>
  );
}
