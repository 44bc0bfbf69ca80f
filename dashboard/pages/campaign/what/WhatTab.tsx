import { text } from '../../../i18n/text.ts';
import { Card } from '../../../parts/Card.tsx';
import { useEditing } from '../editing.ts';
import { join } from '../path.ts';
import { Blocks } from './Blocks.tsx';
import { Looks } from './Looks.tsx';
import { Variants } from './Variants.tsx';

/** What they see: one message, or several that compete. */
export function WhatTab() {
  const { editor, view } = useEditing();
  const { variants } = editor.value.value;
  const index = Math.min(view.variant.value, variants.length - 1);
  const message = join('variants', index, 'message');
  return (
    <>
      <Card title={text('what.title')} lead={text('what.lead')}>
        <Variants />
        <Looks path={message} />
      </Card>
      <Card title={text('what.blocks')}>
        <Blocks path={join(message, 'blocks')} />
      </Card>
    </>
  );
}
