/** Bounds that both ends of the wire keep to. Units are in the names. */

/** Body of one `POST /v1/batch`. Above it the answer is 413; 200 events of 600 bytes fit. */
export const MAX_BATCH_BYTES = 131_072;

/** Events in one batch. */
export const MAX_BATCH_EVENTS = 200;

/** One event as JSON. GA4 allows 200 items an event; 32 KiB is Segment's bound for one event as well. */
export const MAX_EVENT_BYTES = 32_768;

/** `items[]` of one event: GA4's own bound. */
export const MAX_ITEMS = 200;

/** Own parameters of one event or item, and attributes of one customer: GA4 has 25 and 27, Segment 10,000. */
export const MAX_PROPERTIES = 64;

/** Any string a shop page sends, in UTF-16 units. A longer one is refused, not cut. */
export const MAX_STRING = 2_048;

/** Nesting of a body in arrays and objects. JSON.parse itself takes 500,000 levels. */
export const MAX_DEPTH = 32;

/** Nesting of all / any / not in an audience. */
export const MAX_AUDIENCE_DEPTH = 6;

/** Conditions in one audience. */
export const MAX_CONDITIONS = 50;

/** A session ends after this much silence: GA4's and Matomo's default. */
export const SESSION_IDLE_MS = 30 * 60_000;

/** How long an offer waits for its impression before it may be offered again. */
export const LEASE_MS = 30_000;

/** Only an event this young may cause a popup: an older one came out of the outbox and its moment has passed. */
export const FRESH_MS = 15_000;

/** A site's own mapping as JSON. Every page of the shop loads it once; three unknown shops took 4 KB each. */
export const MAX_MAPPING_BYTES = 65_536;

/** Longest rendered text of one block of a message. */
export const MAX_TEXT = 1_000;
