// Asks whoever the tag's `data-consent` names whether the visitor agrees. Loaded only where somebody is asked.
import { COUNT_WORD } from '../../server/contract/consent.ts';
import { guard } from '../guard.ts';
import type { Part, Tag } from '../part.ts';
import { countViews } from './count.ts';
import { heedGoogle } from './google.ts';
import type { Say } from './say.ts';
import { heedShopify } from './shopify.ts';
import { heedTcf } from './tcf.ts';

/** Path of our own banner, written in by the build. */
declare const BANNER_PATH: string;

const sources: Record<string, (say: Say) => void> = { google: heedGoogle, tcf: heedTcf, shopify: heedShopify };

/** Heeds the source; `again` opens our own banner, whatever the source is. */
export function start(tag: Tag, again?: boolean): void {
  const [source = '', ...words] = tag.asks.split(' ');
  if (again || source === 'banner') openBanner(tag, again);
  if (again) return;
  sources[source]?.((granted, version) => tag.call('consent', granted ? 'granted' : 'denied', version, source));
  if (words.includes(COUNT_WORD)) countViews(tag);
}

const openBanner = guard(async (tag: Tag, again?: boolean) => {
  ((await import(tag.beside(BANNER_PATH))) as Part).start(tag, again);
});
