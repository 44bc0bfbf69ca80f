import full from 'lucide-static/icons/maximize.svg';
import bar from 'lucide-static/icons/panel-top.svg';
import slide from 'lucide-static/icons/picture-in-picture-2.svg';
import modal from 'lucide-static/icons/square-square.svg';
import { type Format, formats, type Message, type Placement, schemes } from '../../../../server/contract/message.ts';
import { text } from '../../../i18n/text.ts';
import { Segments } from '../../../parts/Segments.tsx';
import { useField } from '../editing.ts';
import { Choices } from '../fields/Choices.tsx';
import { Labelled } from '../fields/Labelled.tsx';
import { join } from '../path.ts';
import { Accent } from './Accent.tsx';

const icons: Record<Format, string> = { modal, slide, bar, full };
const placementsOf: Partial<Record<Format, readonly [Placement, Placement]>> = {
  bar: ['top', 'bottom'],
  slide: ['right', 'left'],
};

/** Format, place, brightness and colour of one message. */
export function Looks({ path }: { path: string }) {
  const { value: message, set } = useField<Message>(path);
  const scheme = useField<(typeof schemes)[number]>(join(path, 'scheme'));
  if (!message) return null;
  const places = placementsOf[message.format];

  function chooseFormat(format: Format): void {
    if (!message) return;
    const { placement: _, ...rest } = message;
    const [first] = placementsOf[format] ?? [];
    set({ ...rest, format, ...(first ? { placement: first } : {}) });
  }

  return (
    <div class="fields">
      <Labelled label={text('what.format')} hint={text(`what.format.hint.${message.format}`)}>
        <Choices
          label={text('what.format')}
          value={message.format}
          options={formats.map((value) => ({ value, label: text(`what.format.${value}`), icon: icons[value] }))}
          onValue={chooseFormat}
        />
      </Labelled>
      <div class="fields two">
        {places && (
          <Labelled label={text('what.placement')}>
            <Segments
              label={text('what.placement')}
              value={message.placement ?? places[0]}
              options={places.map((value) => ({ value, label: text(`what.placement.${value}`) }))}
              onValue={(placement) => set({ ...message, placement })}
            />
          </Labelled>
        )}
        <Labelled label={text('what.scheme')}>
          <Segments
            label={text('what.scheme')}
            value={scheme.value ?? 'auto'}
            options={schemes.map((value) => ({ value, label: text(`what.scheme.${value}`) }))}
            onValue={(value) => scheme.set(value === 'auto' ? undefined : value)}
          />
        </Labelled>
        <Accent path={join(path, 'accent')} />
      </div>
    </div>
  );
}
