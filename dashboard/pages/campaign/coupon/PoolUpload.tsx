import upload from 'lucide-static/icons/upload.svg';
import { useState } from 'preact/hooks';
import type { ImportedCodes } from '../../../../server/contract/api.ts';
import { text } from '../../../i18n/text.ts';
import { Icon } from '../../../parts/Icon.tsx';
import { Notice } from '../../../parts/Notice.tsx';
import { useEditing } from '../editing.ts';

/** Rows of a file that are named one by one when they hold no code. */
const NAMED_ROWS = 5;

/** Uploads a file of codes into the pool of the campaign. */
export function PoolUpload() {
  const { editor } = useEditing();
  const [done, setDone] = useState<ImportedCodes | 'faulty'>();
  const busy = editor.busy.value === 'importing';

  async function send(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    if (!file) return;
    setDone(undefined);
    const imported = await editor.importCodes(await file.text());
    // The same file may be chosen again after it was corrected.
    input.value = '';
    setDone(imported ?? (editor.faults.value.length > 0 ? 'faulty' : undefined));
  }

  return (
    <div class="pool">
      <div class="field">
        <span class="label">{text('coupon.pool.title')}</span>
        <label class={busy ? 'button plain file busy' : 'button plain file'}>
          <Icon svg={upload} />
          {text(busy ? 'coupon.pool.busy' : 'coupon.pool.file')}
          <input
            type="file"
            accept=".csv,text/csv,text/plain"
            disabled={busy}
            data-path="coupon/pool"
            onChange={(event) => send(event.currentTarget)}
          />
        </label>
        <p class="hint">{text('coupon.pool.hint')}</p>
      </div>
      {done === 'faulty' && <Notice tone="warn">{text('coupon.pool.fix')}</Notice>}
      {done && done !== 'faulty' && (
        <Notice tone={done.faults.length > 0 ? 'warn' : 'good'}>
          {text('coupon.pool.added', { count: done.added })}
          {done.known > 0 && <p>{text('coupon.pool.known', { count: done.known })}</p>}
          {done.faults.length > 0 && (
            <p>{text('coupon.pool.faults', { count: done.faults.length, rows: rowsOf(done) })}</p>
          )}
        </Notice>
      )}
    </div>
  );
}

/** `2, 17, …`: the numbers of the first lines that were left out. */
function rowsOf({ faults }: ImportedCodes): string {
  const rows = faults.slice(0, NAMED_ROWS).map(({ path }) => path.replace(/^row\//, ''));
  return faults.length > NAMED_ROWS ? `${rows.join(', ')}, …` : rows.join(', ');
}
