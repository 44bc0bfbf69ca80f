/**
 * Who gets what, drawn by {@link bucket} and then kept in the ledger: what the ledger says counts more than a new draw, so
 * that changed percentages move nobody who was drawn before.
 */
import type { Variant } from '../contract/campaign.ts';
import type { PersonId } from '../contract/ids.ts';
import { bucket } from './bucket.ts';
import type { CampaignVersion } from './facts.ts';
import { HOLDOUT, type LedgerEntry } from './person.ts';

/** Whether the campaign is open to this person; opening it to more people takes nobody out. */
export function isRolledOut(campaign: CampaignVersion, person: PersonId, entry: LedgerEntry | undefined): boolean {
  const { rolloutPercent } = campaign.definition.experiment;
  // Mostly everybody, and a hash takes longer than all the other gates.
  if (entry || rolloutPercent >= 100) return true;
  return bucket('v1', campaign.id, 'rollout', person) * 100 < rolloutPercent;
}

/** Whether this person belongs to those who qualify and see nothing. */
export function isHeldOut(campaign: CampaignVersion, person: PersonId, entry: LedgerEntry | undefined): boolean {
  if (entry) return entry.arm === HOLDOUT;
  const { holdoutPercent } = campaign.definition.experiment;
  return holdoutPercent > 0 && bucket('v1', campaign.id, 'holdout', person) * 100 < holdoutPercent;
}

/** Key of the variant for this person: the one drawn before while the campaign still has it. */
export function drawVariant(campaign: CampaignVersion, person: PersonId, entry: LedgerEntry | undefined): string {
  const { variants } = campaign.definition;
  const [first] = variants;
  if (!first) throw new Error('a campaign has at least one variant');
  if (variants.length === 1) return first.key;
  const kept = variants.find(({ key }) => key === entry?.arm);
  return (kept ?? pick(variants, bucket('v1', campaign.id, 'variant', person)) ?? first).key;
}

function pick(variants: readonly Variant[], share: number): Variant | undefined {
  const total = variants.reduce((sum, { weight }) => sum + weight, 0);
  let reached = 0;
  return variants.find(({ weight }) => {
    reached += weight;
    return share * total < reached;
  });
}
