import type { MappedPage, Mapping } from '../../../server/contract/mapping.ts';
import type { Samples } from '../../../server/contract/teaching.ts';
import { text } from '../../i18n/text.ts';
import { Card } from '../../parts/Card.tsx';
import type { MappingStore } from '../../store/mapping.ts';
import { act } from './act.ts';
import { FieldTable } from './FieldTable.tsx';

type CustomerCardProps = { store: MappingStore; mapping: Mapping; samples: Samples };

/** How a member who is signed in is known. */
export function CustomerCard({ store, mapping, samples }: CustomerCardProps) {
  const { customer = [], ...rest } = mapping;
  const telling: MappedPage = { name: 'customer', when: [], fields: customer };
  const save = (fields: MappedPage['fields']) =>
    act(() => store.save(fields.length ? { ...rest, customer: fields } : rest), text('mapping.removed'));
  return (
    <Card title={text('mapping.customer')} lead={text('mapping.customer.lead')}>
      <div class="customer-card">
        <FieldTable telling={telling} samples={samples} onChange={({ fields }) => save(fields)} />
      </div>
    </Card>
  );
}
