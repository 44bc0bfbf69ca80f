/** Identifiers, branded so that one kind cannot be passed for another. All are plain strings on the wire. */
type Id<Kind extends string> = string & { readonly __kind: Kind };

/** One browser, made by the tag. */
export type VisitorId = Id<'visitor'>;
/** One or several visitors that logged in as the same customer. Made by the collector. */
export type PersonId = Id<'person'>;
/** The shop's own name for a member. */
export type CustomerId = Id<'customer'>;
export type CampaignId = Id<'campaign'>;
export type OfferId = Id<'offer'>;
/** Eight base-36 digits of milliseconds since 1970, then random characters: sorts by time, made once, never again. */
export type EventId = Id<'event'>;

/** What a tag-made id may look like. */
export const visitorIdPattern = '^[A-Za-z0-9_-]{10,40}$';
export const eventIdPattern = '^[0-9a-z]{8}[A-Za-z0-9_-]{8,24}$';
