/** Evaluators that get one rule wrong: if the comparison does not notice, it says nothing. */
import type { CampaignDefinition } from '../../../server/contract/campaign.ts';
import { Past } from '../../../server/domain/past.ts';
import { type Evaluator, fast } from './agreement.ts';
import type { DecisionCase } from './cases.ts';

function withDefinitions(bend: (definition: CampaignDefinition) => CampaignDefinition): Evaluator {
  return (one: DecisionCase) => {
    const versions = new Map(one.campaigns.map((version) => [version.id, version]));
    const bent = one.campaigns.map((version) => ({ ...version, definition: bend(version.definition) }));
    const result = fast({ ...one, campaigns: bent });
    const straight = <Plan extends { campaign: (typeof bent)[number] }>(plan: Plan): Plan => ({
      ...plan,
      campaign: versions.get(plan.campaign.id),
    });
    const { winner, heldOut } = result;
    return { ...result, ...(winner && { winner: straight(winner) }), heldOut: heldOut.map(straight) };
  };
}

export const mutants: readonly { name: string; evaluator: Evaluator }[] = [
  {
    name: 'local time is not asked for',
    evaluator: (one) => {
      const settings = { ...one.facts.site.settings, zone: 'UTC' };
      return fast({ ...one, facts: { ...one.facts, site: { ...one.facts.site, settings } } });
    },
  },
  {
    name: 'priorities are all the same',
    evaluator: withDefinitions((definition) => ({ ...definition, priority: 50 })),
  },
  {
    name: 'filters of triggers are left out',
    evaluator: withDefinitions(({ trigger: { where: _, ...trigger }, ...definition }) => ({ ...definition, trigger })),
  },
  {
    name: 'delays are over at once',
    evaluator: withDefinitions(({ trigger: { delaySeconds: _, ...trigger }, ...definition }) => ({
      ...definition,
      trigger,
    })),
  },
  {
    name: 'somebody held out is let in again',
    evaluator: withDefinitions(({ experiment, ...definition }) => ({
      ...definition,
      experiment: { ...experiment, holdoutPercent: 0 },
    })),
  },
  {
    name: 'an event counts for the person only once it is forgotten',
    evaluator: (one) => fast({ ...one, person: { ...one.person, past: Past.of(one.person.past.events.slice(0, -1)) } }),
  },
];
