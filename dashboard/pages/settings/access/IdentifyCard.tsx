import type { SiteAccess } from '../../../../server/contract/access.ts';
import { text } from '../../../i18n/text.ts';
import { Card } from '../../../parts/Card.tsx';
import { Code } from '../../../parts/Code.tsx';
import { Toggle } from '../../../parts/Toggle.tsx';
import type { AccessStore } from '../../../store/access.ts';
import { SecretRow } from './SecretRow.tsx';
import { tell } from './tell.ts';

const EXAMPLE = `<?php $signature = hash_hmac('sha256', $customerId, getenv('DANGOL_IDENTIFY_SECRET')); ?>
<script>
  dangol('identify', '<?= $customerId ?>', { tier: 'VIP' }, '<?= $signature ?>');
</script>`;

export function IdentifyCard({ store, access }: { store: AccessStore; access: SiteAccess | undefined }) {
  const { secret, required = false } = access?.identify ?? {};
  return (
    <Card title={text('access.identify')} lead={text('access.identify.lead')}>
      <div class="fields">
        <SecretRow
          store={store}
          what="identify"
          set={secret}
          name="access.identify.secret"
          make="access.identify.make"
        />
        <Toggle
          label={text('access.identify.required')}
          hint={text(secret ? 'access.identify.requiredHint' : 'access.identify.needsSecret')}
          checked={required}
          disabled={!secret || store.busy.value === 'rule'}
          onValue={(value) => store.setRule(value).catch(tell)}
        />
        <details class="more">
          <summary>{text('access.identify.example')}</summary>
          <div class="stack">
            <Code value={EXAMPLE} />
          </div>
        </details>
      </div>
    </Card>
  );
}
