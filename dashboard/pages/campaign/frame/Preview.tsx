import expand from 'lucide-static/icons/maximize-2.svg';
import monitor from 'lucide-static/icons/monitor.svg';
import moon from 'lucide-static/icons/moon.svg';
import phone from 'lucide-static/icons/smartphone.svg';
import sun from 'lucide-static/icons/sun.svg';
import { useState } from 'preact/hooks';
import type { Message } from '../../../../server/contract/message.ts';
import { text } from '../../../i18n/text.ts';
import { Button } from '../../../parts/Button.tsx';
import { Segments } from '../../../parts/Segments.tsx';
import type { PreviewStore } from '../../../store/editor-preview.ts';
import { PreviewFrame, type PreviewScheme, type PreviewSize } from './PreviewFrame.tsx';

type PreviewProps = {
  shown: PreviewStore['shown'];
  start?: PreviewSize;
  /** Shows it larger; absent where it is as large as it gets. */
  onEnlarge?: (size: PreviewSize) => void;
};

/** The message as shoppers see it, drawn by the renderer of the shop pages, in two sizes and two lights. */
export function Preview({ shown, start = 'phone', onEnlarge }: PreviewProps) {
  const [size, setSize] = useState<PreviewSize>(start);
  const [scheme, setScheme] = useState<PreviewScheme>(() =>
    matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  );
  const answer = shown.value;
  const fixed = fixedScheme(answer?.message);
  return (
    <section class="preview" aria-label={text('preview.title')}>
      <div class="head">
        <h2>{text('preview.title')}</h2>
        <Segments
          small
          label={text('preview.size')}
          value={size}
          options={[
            { value: 'phone', label: text('preview.phone'), icon: phone },
            { value: 'desktop', label: text('preview.desktop'), icon: monitor },
          ]}
          onValue={setSize}
        />
        <Segments
          small
          label={text('preview.scheme')}
          value={scheme}
          options={[
            { value: 'light', label: text('preview.light'), icon: sun },
            { value: 'dark', label: text('preview.dark'), icon: moon },
          ]}
          onValue={setScheme}
        />
        {onEnlarge && (
          <Button kind="quiet" small icon={expand} label={text('preview.enlarge')} onClick={() => onEnlarge(size)} />
        )}
      </div>
      <PreviewFrame answer={answer} size={size} scheme={scheme} />
      <p class="hint">{text(fixed ? `preview.fixed.${fixed}` : 'preview.sample')}</p>
    </section>
  );
}

function fixedScheme(message: Message | undefined): PreviewScheme | undefined {
  return message?.scheme === 'light' || message?.scheme === 'dark' ? message.scheme : undefined;
}
