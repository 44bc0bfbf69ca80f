import type { Block } from '../../../../server/contract/message.ts';
import { text } from '../../../i18n/text.ts';
import { Button } from '../../../parts/Button.tsx';
import { Segments } from '../../../parts/Segments.tsx';
import { useEditing } from '../editing.ts';
import { Labelled } from '../fields/Labelled.tsx';
import { TextField } from '../fields/TextField.tsx';
import { join } from '../path.ts';
import { CountdownFields } from './CountdownFields.tsx';

/** What can be set of one block. */
export function BlockFields({ path, block }: { path: string; block: Block }) {
  switch (block.type) {
    case 'heading':
      return <TextField path={join(path, 'text')} label={text('what.heading.text')} personal />;
    case 'text':
      return <TextField path={join(path, 'text')} label={text('what.text.text')} lines={3} personal />;
    case 'image':
      return (
        <div class="fields two">
          <TextField
            path={join(path, 'src')}
            label={text('what.image.src')}
            hint={text('what.image.src.hint')}
            placeholder="https://"
            code
          />
          <TextField path={join(path, 'alt')} label={text('what.image.alt')} hint={text('what.image.alt.hint')} />
        </div>
      );
    case 'button':
      return <ButtonFields path={path} block={block} />;
    case 'coupon':
      return <CouponNote />;
    case 'countdown':
      return <CountdownFields path={path} block={block} />;
  }
}

function ButtonFields({ path, block }: { path: string; block: Block & { type: 'button' } }) {
  const { editor } = useEditing();

  function choose(action: 'link' | 'close'): void {
    const { href: _, ...rest } = block;
    editor.set(path, action === 'link' ? { ...rest, action, href: '/' } : { ...rest, action });
  }

  return (
    <div class="fields two">
      <TextField path={join(path, 'text')} label={text('what.button.text')} personal />
      <Labelled label={text('what.button.action')}>
        <Segments
          label={text('what.button.action')}
          value={block.action}
          options={[
            { value: 'link', label: text('what.button.action.link') },
            { value: 'close', label: text('what.button.action.close') },
          ]}
          onValue={choose}
        />
      </Labelled>
      {block.action === 'link' && (
        <TextField
          path={join(path, 'href')}
          label={text('what.button.href')}
          hint={text('what.button.href.hint')}
          personal
          code
        />
      )}
    </div>
  );
}

function CouponNote() {
  const { editor, view } = useEditing();
  const coupon = editor.value.value.coupon;
  if (coupon) return <p class="hint">{text('what.coupon.text')}</p>;
  return (
    <div class="line">
      <p class="hint">{text('what.coupon.missing')}</p>
      <Button small onClick={() => view.reveal('coupon/source')}>
        {text('what.coupon.go')}
      </Button>
    </div>
  );
}
