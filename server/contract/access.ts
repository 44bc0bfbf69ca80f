/**
 * How the shop's own server proves who it is: the API key for `/v1/orders` and `/v1/customers`, what webhooks are signed with,
 * and what log-ins are signed with. None of them is ever told again once it is set.
 */

/** Shops whose webhooks are understood. */
export const webhookPlatforms = ['shopify', 'woocommerce', 'cafe24'] as const;
export type WebhookPlatform = (typeof webhookPlatforms)[number];

/** A secret that is set: its last characters, and since when it is. */
export type SetSecret = { hint: string; createdAt: number };

/** `GET /api/sites/:site/access`. What is absent is not set. */
export type SiteAccess = {
  apiKey?: SetSecret;
  webhooks: {
    platform: WebhookPlatform;
    /** Where the shop is to send them. */
    url: string;
    secret?: SetSecret;
  }[];
  identify: {
    secret?: SetSecret;
    /** Log-ins without a right signature are refused. */
    required: boolean;
  };
};

/** Answer to whoever makes a secret: the one time it is told. */
export type NewSecret = { secret: string; access: SiteAccess };

/** `PUT …/access/webhooks`: what the platform signs with; null takes it away. */
export const webhookSecretSchema = {
  type: 'object',
  required: ['platform', 'secret'],
  additionalProperties: false,
  properties: {
    platform: { enum: webhookPlatforms },
    secret: { type: ['string', 'null'], minLength: 8, maxLength: 200, pattern: '^\\S+$' },
  },
} as const;
export type WebhookSecret = { platform: WebhookPlatform; secret: string | null };

/** `PUT …/access/identify`: whether log-ins have to be signed. */
export const identifyRuleSchema = {
  type: 'object',
  required: ['required'],
  additionalProperties: false,
  properties: { required: { type: 'boolean' } },
} as const;
export type IdentifyRule = { required: boolean };
