import { type ReadonlySignal, signal } from '@preact/signals';
import type { NewSecret, SiteAccess, WebhookPlatform } from '../../server/contract/access.ts';
import type { Api } from '../api.ts';
import { createLoaded, type Loaded } from './loaded.ts';

/** What is made here and told once. */
export type Made = 'api-key' | 'identify';
type Calls = Pick<Api, 'access' | 'makeApiKey' | 'makeIdentifySecret' | 'setIdentifyRule' | 'setWebhookSecret'>;

export type AccessStore = {
  access: Loaded<SiteAccess>;
  /** What is under way. */
  busy: ReadonlySignal<Made | 'rule' | WebhookPlatform | undefined>;
  /** What was made just now, for the one time that it can be read. */
  made: ReadonlySignal<{ what: Made; secret: string } | undefined>;
  /** Each throws ApiError. */
  make(what: Made): Promise<void>;
  setRule(required: boolean): Promise<void>;
  setWebhook(platform: WebhookPlatform, secret: string | null): Promise<void>;
};

/** The secrets of a site. Each change is saved at once, one at a time. */
export function createAccessStore(api: Calls, site: number): AccessStore {
  const access = createLoaded(() => api.access(site));
  const busy: ReturnType<typeof signal<AccessStore['busy']['value']>> = signal();
  const made = signal<AccessStore['made']['value']>();

  async function change<Answer>(
    what: AccessStore['busy']['value'],
    ask: () => Promise<Answer>,
    keep: (answer: Answer) => void,
  ) {
    if (busy.value) return;
    busy.value = what;
    try {
      keep(await ask());
    } finally {
      busy.value = undefined;
    }
  }

  return {
    access,
    busy,
    made,
    make: (what) =>
      change<NewSecret>(
        what,
        () => (what === 'api-key' ? api.makeApiKey(site) : api.makeIdentifySecret(site)),
        ({ secret, access: now }) => {
          made.value = { what, secret };
          access.put(now);
        },
      ),
    setRule: (required) => change('rule', () => api.setIdentifyRule(site, { required }), access.put),
    setWebhook: (platform, secret) =>
      change(platform, () => api.setWebhookSecret(site, { platform, secret }), access.put),
  };
}
