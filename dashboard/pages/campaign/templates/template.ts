/**
 * A campaign to start from. Its texts are content that the author then owns, so they stand here beside the rules they
 * belong to, and not among the words of the screens.
 */
import type { CampaignDefinition } from '../../../../server/contract/campaign.ts';
import type { Message } from '../../../../server/contract/message.ts';
import type { Language } from '../../../i18n/language.ts';
import { blankCampaign } from '../blank.ts';

/** Picks the words of the language that the campaign is made in. */
export type Say = (words: Record<Language, string>) => string;

/** What a template decides; the rest is as in a blank campaign. */
export type Draft = Partial<Omit<CampaignDefinition, 'variants'>> & { name: string; message: Message };

export function definitionFrom({ message, ...decided }: Draft): CampaignDefinition {
  return { ...blankCampaign(), ...decided, variants: [{ key: 'A', weight: 1, message }] };
}
