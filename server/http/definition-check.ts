import type { CampaignDefinition } from '../contract/campaign.ts';
import type { FieldFault } from '../contract/error.ts';
import { campaignFaults } from '../domain/campaign.ts';
import { under } from '../domain/fault.ts';
import { Problem } from './problem.ts';

/**
 * Refuses a definition that its schema accepts and that still cannot run.
 *
 * @param prefix where the definition stands in the body.
 * @throws Problem `invalid_template` when nothing but personal parts of texts are wrong, else `invalid_field`.
 */
export function checkDefinition(definition: CampaignDefinition, prefix?: string): void {
  const faults = campaignFaults(definition);
  if (faults.length === 0) return;
  const code = faults.every(isInText) ? 'invalid_template' : 'invalid_field';
  throw Problem.ofFaults(prefix ? under(prefix, faults) : faults, code);
}

/** After its schema, a text that is there can be wrong in its personal parts only. */
function isInText({ path, received }: FieldFault): boolean {
  return received !== undefined && /\/blocks\/\d+\/(text|alt|href)$/.test(path);
}
