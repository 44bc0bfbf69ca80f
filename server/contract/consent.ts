/** Whether a visitor agrees to be remembered, who says so, and what is written down about it. */

/**
 * Who says whether a visitor agrees; the tag's `data-consent`.
 *
 * | source | says so |
 * |---|---|
 * | none | nobody: no consent is asked for |
 * | ask | the page, with `dangol('consent', 'granted')` |
 * | google | Google Consent Mode: `analytics_storage` in the dataLayer |
 * | tcf | a consent manager of the IAB, through `__tcfapi` |
 * | shopify | Shopify's customer privacy |
 * | banner | the visitor, in our own banner |
 */
export const consentSources = ['none', 'ask', 'google', 'tcf', 'shopify', 'banner'] as const;
export type ConsentSource = (typeof consentSources)[number];

/** Beside the source in `data-consent`: page views of those who do not agree are counted, without anything about them. */
export const COUNT_WORD = 'count';

/**
 * Sent by the tag when a visitor agrees or no longer does: `params.state` is `granted` or `denied`, `params.source` who said
 * so, `params.version` of what text.
 */
export const CONSENT_EVENT = 'consent';

export const MAX_VERSION = 40;

/** `GET v1/batch/SITE_KEY`: what is asked, known before anything is known of the visitor. */
export type ConsentTerms = {
  /** Of the text that is agreed to. Who agreed to another version is asked again. */
  version: string;
  /** Name of the shop. */
  shop: string;
  /** Address of the shop's privacy policy; empty when it gave none. */
  policyUrl: string;
};

/** How often a text was agreed to or not, by who said so. */
export type ConsentCount = { source: string; version: string; granted: number; denied: number; lastAt: number };
