import { useState } from 'preact/hooks';
import type { Mapping } from '../../../server/contract/mapping.ts';
import type { MappingReport } from '../../../server/contract/teaching.ts';
import { text } from '../../i18n/text.ts';
import { Badge } from '../../parts/Badge.tsx';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { changesOf, type MappingStore } from '../../store/mapping.ts';
import { act } from './act.ts';
import { faultText, nameOf } from './words.ts';

type DraftNoticeProps = { store: MappingStore; report: MappingReport; draft: Mapping };

/** There is work that shoppers do not notice yet: what it lacks, or that it may be published. */
export function DraftNotice({ store, report, draft }: DraftNoticeProps) {
  const [asking, setAsking] = useState<'publish' | 'discard'>();
  const { faults } = report;
  return (
    <>
      <Notice
        tone={faults.length > 0 ? 'warn' : 'info'}
        actions={
          <>
            <Button kind="quiet" small onClick={() => setAsking('discard')}>
              {text('mapping.discard')}
            </Button>
            <Button kind="primary" small disabled={faults.length > 0} onClick={() => setAsking('publish')}>
              {text('mapping.publish')}
            </Button>
          </>
        }
      >
        {faults.length === 0 ? (
          text('mapping.draft')
        ) : (
          <>
            <strong>{text('mapping.faults', { count: faults.length })}</strong>
            <ul class="mapping-faults">
              {faults.slice(0, 8).map((fault) => (
                <li key={fault.path + fault.rule}>{faultText(fault, draft)}</li>
              ))}
            </ul>
          </>
        )}
      </Notice>
      <Dialog
        open={asking === 'publish'}
        title={text('mapping.publish.title')}
        onClose={() => setAsking(undefined)}
        foot={
          <>
            <Button onClick={() => setAsking(undefined)}>{text('action.cancel')}</Button>
            <Button kind="primary" busy={store.busy.value} onClick={publish}>
              {text('mapping.publish')}
            </Button>
          </>
        }
      >
        <ul class="mapping-changes">
          {changesOf(report.published, draft).map(({ kind, what }, index) => (
            <li key={index}>
              <Badge tone={kind === 'removed' ? 'bad' : kind === 'added' ? 'good' : 'accent'}>
                {text(`mapping.publish.${kind}`)}
              </Badge>
              {nameOf(what)}
            </li>
          ))}
        </ul>
        <p class="soft">{text('mapping.publish.text')}</p>
      </Dialog>
      <Dialog
        open={asking === 'discard'}
        title={text('mapping.discard.title')}
        onClose={() => setAsking(undefined)}
        foot={
          <>
            <Button onClick={() => setAsking(undefined)}>{text('action.cancel')}</Button>
            <Button kind="danger" busy={store.busy.value} onClick={discard}>
              {text('mapping.discard')}
            </Button>
          </>
        }
      >
        <p>{text('mapping.discard.text')}</p>
      </Dialog>
    </>
  );

  async function publish(): Promise<void> {
    const next = (report.versions[0]?.version ?? 0) + 1;
    await act(store.publish, text('mapping.publish.done', { version: next }));
    setAsking(undefined);
  }

  async function discard(): Promise<void> {
    await act(store.discard, text('mapping.discard.done'));
    setAsking(undefined);
  }
}
