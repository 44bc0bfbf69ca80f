import type { CampaignDefinition } from '../contract/campaign.ts';
import type { FieldFault } from '../contract/error.ts';

/** What is wrong with a definition that its schema accepts. Paths are relative to the definition: `variants/0/message/blocks/1/text`. */
export function campaignFaults(_definition: CampaignDefinition): FieldFault[] {
  throw new Error('not yet');
}
