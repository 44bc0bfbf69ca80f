import { Ajv } from 'ajv';
import { audienceSchema } from '../../../server/contract/audience.ts';
import { type CampaignDefinition, campaignSchema } from '../../../server/contract/campaign.ts';
import { campaignFaults } from '../../../server/domain/campaign.ts';

const ajv = new Ajv({ discriminator: true, allowUnionTypes: true });
ajv.addSchema(audienceSchema);
const check = ajv.compile(campaignSchema);

/** Everything that the collector would refuse in a definition; none when it can be saved. */
export function refusals(definition: CampaignDefinition): string[] {
  if (!check(definition)) return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  return campaignFaults(definition).map(({ path, rule }) => `${path} ${rule}`);
}
