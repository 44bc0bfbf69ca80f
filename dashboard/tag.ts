import type { SiteInfo } from '../server/contract/api.ts';

/** The tag a shop pastes, with the attributes that the site's privacy settings ask for. */
export function tagOf({ publicUrl, key, privacy }: Pick<SiteInfo, 'publicUrl' | 'key' | 'privacy'>): string {
  const attributes = [
    `src="${publicUrl}/t.js"`,
    `data-site="${key}"`,
    privacy.askConsent && 'data-consent="ask"',
    !privacy.honourGpc && 'data-gpc="ignore"',
  ];
  return `<script async ${attributes.filter(Boolean).join('\n  ')}></script>`;
}

/** Calls made before the tag has arrived wait in a queue that it empties. */
const STUB = 'window.dangol = window.dangol || function () { (dangol.q = dangol.q || []).push(arguments) };';

export const CONSENT_CALL = "dangol('consent', 'granted'); // 'denied' takes it back";

/** How a shop without a data layer tells what happened, with parameters as GA4 names them. */
export function ownEventsCode(currency: string): string {
  return `<script>
  ${STUB}
  dangol('identify', 'member-1024', { name: 'Kim', points: 1200 });
  dangol('event', 'purchase', {
    transaction_id: '20261121-0001', currency: '${currency}', value: 39000,
    items: [{ item_id: 'P-7', item_name: 'Linen shirt', price: 39000, quantity: 1 }],
  });
</script>`;
}
