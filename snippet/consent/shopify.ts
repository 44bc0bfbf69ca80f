// Shopify's Customer Privacy API (https://shopify.dev/docs/api/customer-privacy): it knows the merchant's settings, the
// visitor's region and the visitor's choice.
import { guard } from '../guard.ts';
import type { Say } from './say.ts';
import { whenThere } from './when-there.ts';

type Privacy = {
  analyticsProcessingAllowed: () => boolean;
  marketingAllowed: () => boolean;
  /** `yes`, `no`, or empty while nothing was chosen. */
  currentVisitorConsent?: () => { analytics?: string; marketing?: string };
};
type Shopify = {
  customerPrivacy?: Privacy;
  loadFeatures?: (features: { name: string; version: string }[], done: (error?: unknown) => void) => void;
};

/** Messages by what somebody looked at are both: analytics and marketing. */
export function heedShopify(say: Say): void {
  const shop = () => (window as { Shopify?: Shopify }).Shopify;
  document.addEventListener(
    'visitorConsentCollected',
    guard(({ detail }: CustomEventInit<{ analyticsAllowed?: boolean; marketingAllowed?: boolean }>) => {
      if (detail) say(!!(detail.analyticsAllowed && detail.marketingAllowed));
    }) as EventListener,
  );
  whenThere(
    () => shop()?.loadFeatures,
    (load) => {
      if (!shop()?.customerPrivacy) load([{ name: 'consent-tracking-api', version: '0.1' }], () => {});
    },
  );
  whenThere(
    () => shop()?.customerPrivacy,
    (privacy) => {
      const { analytics, marketing } = privacy.currentVisitorConsent?.() ?? {};
      if (privacy.analyticsProcessingAllowed() && privacy.marketingAllowed()) say(true);
      else if (analytics === 'no' || marketing === 'no') say(false);
    },
  );
}
