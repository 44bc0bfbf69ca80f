import copy from 'lucide-static/icons/copy.svg';
import download from 'lucide-static/icons/download.svg';
import more from 'lucide-static/icons/ellipsis.svg';
import upload from 'lucide-static/icons/upload.svg';
import { useRef, useState } from 'preact/hooks';
import { type Mapping, mappingSchema } from '../../../server/contract/mapping.ts';
import { text } from '../../i18n/text.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { Menu } from '../../parts/Menu.tsx';
import type { MappingStore } from '../../store/mapping.ts';
import { toast } from '../../store/toasts.ts';
import { faultsOf } from '../../validate.ts';
import { act } from './act.ts';
import { type ReadyKey, readyMappings } from './ready/all.ts';

/** A mapping as a file, and from a file or from a ready one. */
export function MoreMenu({ store, mapping }: { store: MappingStore; mapping: Mapping }) {
  const file = useRef<HTMLInputElement>(null);
  const [choosing, setChoosing] = useState(false);

  async function read({ currentTarget }: { currentTarget: HTMLInputElement }): Promise<void> {
    const text = await currentTarget.files?.[0]?.text();
    currentTarget.value = '';
    if (text !== undefined) await take(text);
  }

  async function take(json: string): Promise<void> {
    const taken = parsed(json);
    const [fault] = faultsOf(taken ?? null, mappingSchema);
    if (fault) {
      toast(text('mapping.import.bad', { reason: `${fault.path} ${fault.rule}`.trim() }), 'bad');
      return;
    }
    await act(() => store.save(taken as Mapping), text('mapping.imported'));
  }

  async function begin(key: ReadyKey): Promise<void> {
    if (await act(() => store.save(readyMappings[key]), text('mapping.changed'))) setChoosing(false);
  }

  return (
    <>
      <Menu
        label={text('mapping.more')}
        buttonClass="button plain bare"
        align="end"
        button={<Icon svg={more} />}
        choices={[
          { label: text('mapping.ready'), icon: copy, onChoose: () => setChoosing(true) },
          { label: text('mapping.import'), icon: upload, onChoose: () => file.current?.click() },
          { label: text('mapping.export'), icon: download, onChoose: () => save(mapping) },
        ]}
      />
      <input
        ref={file}
        class="hidden-text"
        type="file"
        accept="application/json,.json"
        tabIndex={-1}
        aria-label={text('mapping.import')}
        onChange={read}
      />
      <Dialog open={choosing} title={text('mapping.ready')} onClose={() => setChoosing(false)} wide>
        <p class="soft">
          {text('mapping.ready.lead')} {text('mapping.ready.replace')}
        </p>
        <ul class="templates">
          {(Object.keys(readyMappings) as ReadyKey[]).map((key) => (
            <li key={key}>
              <button type="button" onClick={() => begin(key)}>
                <Icon svg={copy} />
                <span class="words">
                  <strong>{text(`mapping.ready.${key}.name`)}</strong>
                  <span>{text(`mapping.ready.${key}.text`)}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function save(mapping: Mapping): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(mapping, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'dangol-mapping.json';
  link.click();
  URL.revokeObjectURL(url);
}
