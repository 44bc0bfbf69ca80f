import { formatPercent } from '../../format.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../parts/Button.tsx';
import { Card } from '../../parts/Card.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { ProgressBar } from '../../parts/ProgressBar.tsx';
import type { SampleStore } from '../../store/sample.ts';

/** How far sample shoppers have been loaded; nothing when they are not being loaded. */
export function SampleProgress({ store }: { store: SampleStore }) {
  const report = store.value.value;
  if (report?.state !== 'loading' && report?.state !== 'stopped') return null;
  // Never 100 % before the end.
  const share = formatPercent(Math.floor(report.share * 100) / 100);
  if (report.state === 'stopped') {
    return (
      <Notice
        actions={
          <Button small onClick={store.start}>
            {text('sample.resume')}
          </Button>
        }
      >
        {text('sample.stopped', { share })}
      </Notice>
    );
  }
  return (
    <Card
      title={text('sample.loading')}
      lead={text('sample.loading.lead', { days: report.days })}
      actions={
        <Button small onClick={store.stop}>
          {text('sample.stop')}
        </Button>
      }
    >
      <ProgressBar
        label={text('sample.loading')}
        share={report.share}
        words={text('sample.progress', { share, visits: report.visits, events: report.events })}
      />
    </Card>
  );
}

/** Offers sample shoppers on a screen that shows something already. */
export function SampleOffer({ store }: { store: SampleStore }) {
  const report = store.value.value;
  if (report?.state !== 'offered') return null;
  return (
    <Notice
      actions={
        <Button small onClick={store.start}>
          {text('sample.load')}
        </Button>
      }
    >
      {text('sample.offer', { days: report.days })}
    </Notice>
  );
}
