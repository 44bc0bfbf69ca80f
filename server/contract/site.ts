/** One shop and how Dangol behaves there. */
import { type ConsentSource, consentSources, MAX_VERSION } from './consent.ts';

/** What a marketer may change in Settings. */
export type SiteSettings = {
  name: string;
  /** IANA zone of schedules and reports. */
  zone: string;
  /** ISO 4217; money is kept in its minor units. */
  currency: string;
  /** Origins whose pages may report: `https://shop.example`. Empty: none but Dangol's own. */
  origins: string[];
  /**
   * Where pages reach this server under the shop's own domain, with a slash at the end: `https://shop.example/x7/`. Empty: they
   * ask the server's own address.
   */
  tagFolder: string;
  /** Off: nothing is decided, events are still recorded. */
  active: boolean;
  fatigue: {
    /** Messages one person may see in one day of the site's zone, over all campaigns. */
    perDay: number;
    /** Minutes between two messages to one person. */
    pauseMinutes: number;
  };
  privacy: {
    /** Treat Global Privacy Control as a refusal. */
    honourGpc: boolean;
    /** Who must have said that the visitor agrees before anything is recorded. */
    consent: ConsentSource;
    /** Version of the text that visitors agree to; a new one asks them again. */
    consentVersion: string;
    /** Address of the shop's privacy policy, or empty. */
    policyUrl: string;
    /** Count page views of visitors who do not agree: how many, and nothing else. */
    countViews: boolean;
    /** Events older than this are deleted; the counts stay. */
    retentionDays: number;
  };
};

/** A site with its public key. */
export type Site = SiteSettings & { id: number; key: string; createdAt: number };

export const siteSettingsSchema = {
  $id: 'site-settings',
  type: 'object',
  required: ['name', 'zone', 'currency', 'origins', 'tagFolder', 'active', 'fatigue', 'privacy'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 80 },
    zone: { type: 'string', minLength: 1, maxLength: 60 },
    currency: { type: 'string', pattern: '^[A-Z]{3}$' },
    origins: {
      type: 'array',
      maxItems: 50,
      uniqueItems: true,
      items: { type: 'string', maxLength: 300, pattern: '^https?://[^/\\s?#@]+$' },
    },
    tagFolder: { type: 'string', maxLength: 300, pattern: '^(https?://[^\\s?#@\\\\]+/)?$' },
    active: { type: 'boolean' },
    fatigue: {
      type: 'object',
      required: ['perDay', 'pauseMinutes'],
      additionalProperties: false,
      properties: {
        perDay: { type: 'integer', minimum: 1, maximum: 100 },
        pauseMinutes: { type: 'number', minimum: 0, maximum: 1_440 },
      },
    },
    privacy: {
      type: 'object',
      required: ['honourGpc', 'consent', 'consentVersion', 'policyUrl', 'countViews', 'retentionDays'],
      additionalProperties: false,
      properties: {
        honourGpc: { type: 'boolean' },
        consent: { enum: consentSources },
        consentVersion: { type: 'string', minLength: 1, maxLength: MAX_VERSION, pattern: '^[\\w.-]+$' },
        policyUrl: { type: 'string', maxLength: 300, pattern: '^(https?://[^\\s@]+)?$' },
        countViews: { type: 'boolean' },
        retentionDays: { type: 'integer', minimum: 1, maximum: 3_650 },
      },
    },
  },
} as const;

/** What a new site starts with. */
export const defaultSettings: Omit<SiteSettings, 'name' | 'zone' | 'currency' | 'origins'> = {
  tagFolder: '',
  active: true,
  fatigue: { perDay: 2, pauseMinutes: 10 },
  privacy: {
    honourGpc: true,
    consent: 'none',
    consentVersion: '1',
    policyUrl: '',
    countViews: false,
    retentionDays: 730,
  },
};
