import { text } from '../../../i18n/text.ts';
import { Card } from '../../../parts/Card.tsx';
import { Group } from './Group.tsx';
import { ReachLine } from './ReachLine.tsx';

/** Who sees it. */
export function WhoTab() {
  return (
    <Card title={text('who.title')} lead={text('who.lead')} foot={<ReachLine />}>
      <Group path="audience" />
    </Card>
  );
}
