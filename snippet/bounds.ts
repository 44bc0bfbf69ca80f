// Every number the tag goes by. They are here rather than beside their users because esbuild writes the constants of
// another file into the code but not those of the same file: 100 bytes of the tag, compressed.

/** Time for a page_view and its view_item to travel together, too short to be felt. */
export const GATHER_MS = 40;
export const BATCH_EVENTS = 50;
/** Keepalive requests under way may hold 64 KiB together (Fetch, "HTTP-network-or-cache fetch"): 48 and 16, less the envelope. */
export const BATCH_BYTES = 48_000;
export const BEACON_BYTES = 15_500;
/** The contract's bound for one event, 32 KiB, less the address that may be added. */
export const EVENT_BYTES = 30_000;
/** After this long the answer no longer matters, and the events are sent again. */
export const ANSWER_TIMEOUT_MS = 15_000;
/** Waits after failures: doubled each time, up to the second. */
export const BACKOFF_MS = 1_000;
export const MAX_BACKOFF_MS = 300_000;
/** A longer Retry-After is cut to this: by then it is another page. */
export const MAX_RETRY_AFTER_MS = 3_600_000;

/** A popup that took longer to load lapses: it counts the rest of the offer's lease from then. */
export const LOAD_MS = 5_000;

/** What a browser keeps for us while the collector is away. */
export const WAITING_EVENTS = 1_000;
export const WAITING_BYTES = 500_000;
/** 13 months: what the CNIL allows for audience measurement, and just under Chrome's bound of 400 days. */
export const COOKIE_SECONDS = 34_128_000;

/** The contract's bound for a transaction id; no item and no customer needs a longer one. */
export const MAX_ID = 200;
/** The same event with the same items, told twice within this time, is one: some shops push for two versions of GA. */
export const DOUBLE_MS = 1_000;
/** What GA4's dataLayer tells waits for a call of the page in the same breath, and still travels with the page view. */
export const LAYER_HOLD_MS = 20;
/** Platforms and markup wait for the shop's own words: some push to the dataLayer when the cart has answered. */
export const PLATFORM_HOLD_MS = 700;
export const MAPPING_HOLD_MS = 1_000;
/** What two sources tell within this time is the same act. Judgement: longer than a hold, shorter than doing it again. */
export const COMPARE_MS = 5_000;

/** How exact seconds are. */
export const TICK_MS = 500;
/** Longer than this without a touch of mouse, keys or screen, nobody is reading. A judgement. */
export const ATTENTION_MS = 30_000;
/** By then a page that fits into the window has been seen whole: it never scrolls, and before it may still be loading. */
export const SETTLED_SECONDS = 5;

/** Exit intent: speed is taken over about this long, as single moves are noise. */
export const SAMPLE_MS = 100;
/** Pixels up in that time. Judgements: reaching for a menu at the top is slower, a flick to the tabs faster. */
export const MOUSE_PX = 30;
export const SWIPE_PX = 200;
/** Read at least so far down before going up means anything. */
export const READ_PX = 600;
export const AFTER_CLICK_MS = 1_000;
/** Away in another tab at least so long. */
export const AWAY_MS = 3_000;

/** The short side of a touch screen from which it is a tablet, CSS pixels: Android's own border (sw600dp). */
export const TABLET_PX = 600;

/** From the answer to a request to what the page's own script has made of it. A judgement. */
export const STORED_MS = 200;
