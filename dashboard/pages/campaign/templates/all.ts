/** What a new campaign can start from, in the order of a shopper's life with a shop. */
import type { CampaignDefinition } from '../../../../server/contract/campaign.ts';
import type { Language } from '../../../i18n/language.ts';
import { blankCampaign } from '../blank.ts';
import { bigSpenders } from './big-spenders.ts';
import { cartNotice } from './cart-notice.ts';
import { cartReminder } from './cart-reminder.ts';
import { points } from './points.ts';
import { review } from './review.ts';
import { searchReturn } from './search-return.ts';
import { secret } from './secret.ts';
import { type Draft, definitionFrom, type Say } from './template.ts';
import { welcome } from './welcome.ts';

const drafts = {
  welcome,
  secret,
  search: searchReturn,
  cart_notice: cartNotice,
  cart_reminder: cartReminder,
  review,
  points,
  big_spenders: bigSpenders,
} satisfies Record<string, (say: Say) => Draft>;

export const templateKeys = [...(Object.keys(drafts) as (keyof typeof drafts)[]), 'blank'] as const;
export type TemplateKey = (typeof templateKeys)[number];

/** The campaign a template starts as, its texts in `language`; an unknown key is a blank one. */
export function definitionOf(key: string, language: Language): CampaignDefinition {
  const draft = Object.hasOwn(drafts, key) ? drafts[key as keyof typeof drafts] : undefined;
  return draft ? definitionFrom(draft((words) => words[language])) : blankCampaign();
}
