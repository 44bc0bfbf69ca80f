import type { SiteAccess } from '../../../../server/contract/access.ts';
import { useSite } from '../../../app-context.ts';
import { text } from '../../../i18n/text.ts';
import { Card } from '../../../parts/Card.tsx';
import { Code } from '../../../parts/Code.tsx';
import type { AccessStore } from '../../../store/access.ts';
import { SecretRow } from './SecretRow.tsx';

type ApiKeyCardProps = { store: AccessStore; access: SiteAccess | undefined };

export function ApiKeyCard({ store, access }: ApiKeyCardProps) {
  const site = useSite();
  return (
    <Card title={text('access.title')} lead={text('access.lead')}>
      <div class="stack">
        <SecretRow store={store} what="api-key" set={access?.apiKey} name="access.key" make="access.key.make" />
        <p class="hint">{text('access.key.lead')}</p>
        <details class="more">
          <summary>{text('access.key.example')}</summary>
          <div class="stack">
            <Code value={orderExample(site.publicUrl, site.currency)} />
          </div>
        </details>
      </div>
    </Card>
  );
}

function orderExample(publicUrl: string, currency: string): string {
  return `curl ${publicUrl}/v1/orders \\
  -H "Authorization: Bearer $API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{ "orders": [{
    "transactionId": "20261121-0000011",
    "status": "paid",
    "at": "2026-11-21T12:00:00+09:00",
    "currency": "${currency}",
    "value": 39000,
    "customerId": "customer-42",
    "refunds": [{ "id": "refund-1", "amount": 5000 }]
  }] }'`;
}
