// What the tag and the parts that it loads know of each other. A part is a bundle of its own with copies of what it imports,
// so it must import nothing that holds the state of the tag: all of that comes through here.

import type { CollectAnswer } from '../server/contract/collect.ts';
import type { Params, Signal } from '../server/contract/event.ts';
import type { Exchange } from './shop/requests.ts';

/**
 * Who tells of an act, most trusted first: a call of the page, GA4's dataLayer, Segment, the shop's platform, what a page
 * says of itself to search engines, the site's own mapping.
 */
export type Source = 'page' | 'layer' | 'segment' | 'platform' | 'markup' | 'mapping';

/** What a part is given. No name begins with an underscore: those are shortened by each bundle in its own way. */
export type Tag = {
  /** Tells of an act. Parameters may be as raw as the page has them. Whether it is recorded depends on what others tell. */
  tell: (source: Source, name: string, params?: unknown) => void;
  /** Counts something for the Install screen, by its key of `heard`. */
  hear: (key: string) => void;
  /** What `dangol(…)` does. */
  call: (...words: unknown[]) => void;
  /** The armed triggers of this signal are met. */
  fire: (signal: Signal) => void;
  /** Address of something beside the tag. */
  beside: (path: string) => string;
  /** Public key of the site. */
  readonly site: string;
  /** The tag's `data-consent`. */
  readonly asks: string;
  /** Path of the collector, beside the tag. */
  readonly collector: string;
  /** Whether the visitor agrees; undefined while nobody has said so. */
  agrees: () => boolean | undefined;
  /** Two sources told of one act. They wait in `uncompared` until the part that reads shops has come, which compares and counts. */
  compare: (about: string, params: Params, others: Params) => void;
  uncompared: [about: string, params: Params, others: Params][];
  /** What the page says of its product to search engines; there is none before the part that reads shops has come. */
  product?: () => Params | undefined;
  /** Called when a further page view begins: a route of a single-page shop, or a return by the back button. */
  entered: (() => void)[];
  /** Called when the page view ends, or may: what is told now is still of it, and is not held back. */
  leaving: (() => void)[];
  /** Hears of requests of the page, as `shop/requests.ts` says; there is none before the part that reads shops has come. */
  watchRequests?: (pattern: Pick<RegExp, 'test'>, hear: (exchange: Exchange) => unknown) => void;
  /** The collector's last answer; absent before the first. */
  answer?: Partial<CollectAnswer>;
  /** Called when there is another answer. */
  answered: (() => void)[];
};

/** What the module of a part has. */
export type Part = {
  /** `again`: the part runs already, and the page asks for what it does. */
  start: (tag: Tag, again?: boolean) => void;
};
