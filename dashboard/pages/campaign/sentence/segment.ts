/** The steps of the editor, in the order an author takes them. */
export const tabs = ['who', 'when', 'what', 'coupon', 'test'] as const;
export type Tab = (typeof tabs)[number];

/** A part of the summary, and the step where it is decided. */
export type Segment = { tab: Tab; text: string };

/** Writes an amount in major units with the site's currency. */
export type Money = (amount: number) => string;
