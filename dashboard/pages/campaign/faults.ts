/** What is wrong with a campaign as it is typed, by the contract's schemas and by rules that a schema cannot say. */
import { audienceSchema } from '../../../server/contract/audience.ts';
import { type CampaignDefinition, campaignSchema } from '../../../server/contract/campaign.ts';
import type { FieldFault } from '../../../server/contract/error.ts';
import type { FilterOp } from '../../../server/contract/filter.ts';
import { text } from '../../i18n/text.ts';
import { faultsOf } from '../../validate.ts';
import { audienceRuleFaults } from './audience-faults.ts';
import { messageFaults } from './message-faults.ts';
import { isWithin, join } from './path.ts';
import { type Tab, tabs } from './sentence/segment.ts';

/** In the order of the screen; one a path: ours before the schema's, because it says what to do. */
export function campaignFormFaults(definition: CampaignDefinition): FieldFault[] {
  const found = [...ruleFaults(definition), ...faultsOf(definition, campaignSchema, [audienceSchema])];
  const once = found.filter((fault, index) => found.findIndex(({ path }) => path === fault.path) === index);
  // The name is on no step: it comes first, as on the screen.
  const place = ({ path }: FieldFault) => (tabs as readonly (Tab | undefined)[]).indexOf(tabOf(path));
  return once.toSorted((a, b) => place(a) - place(b));
}

/** Which step of the editor a field is on; undefined for the name, which is above them. */
export function tabOf(path: string): Tab | undefined {
  return tabs.find((tab) => places[tab].some((place) => isWithin(path, place)));
}

const places: Record<Tab, string[]> = {
  who: ['audience'],
  when: ['trigger', 'schedule'],
  what: ['variants'],
  coupon: ['coupon'],
  test: ['limits', 'priority', 'experiment', 'goal'],
};

/** How many faults each step has. */
export function countByTab(faults: FieldFault[]): Record<Tab, number> {
  const count = (tab: Tab) => faults.filter(({ path }) => tabOf(path) === tab).length;
  return { who: count('who'), when: count('when'), what: count('what'), coupon: count('coupon'), test: count('test') };
}

/** The server names fields of a new version under `definition/`. */
export function definitionPath(path: string): string {
  return path.replace(/^definition\//, '');
}

function ruleFaults(definition: CampaignDefinition): FieldFault[] {
  return [
    ...audienceRuleFaults(definition.audience),
    ...selectorFaults(definition),
    ...scheduleFaults(definition),
    ...messageFaults(definition),
    ...experimentFaults(definition),
    ...valueFaults(definition, ''),
  ];
}

/** A selector that no browser understands would leave the campaign waiting for a click that never counts. */
function selectorFaults({ trigger: { event, selector } }: CampaignDefinition): FieldFault[] {
  if (event !== 'click' || !selector || CSS.supports(`selector(${selector})`)) return [];
  return [{ path: 'trigger/selector', rule: text('rule.selector') }];
}

function scheduleFaults({ schedule: { startAt, endAt } }: CampaignDefinition): FieldFault[] {
  // Local times in one zone sort as texts do.
  const turned = startAt !== undefined && endAt !== undefined && endAt <= startAt;
  return turned ? [{ path: 'schedule/endAt', rule: text('rule.endBeforeStart') }] : [];
}

function experimentFaults({ experiment }: CampaignDefinition): FieldFault[] {
  if (experiment.holdoutPercent !== 100) return [];
  return [{ path: 'experiment/holdoutPercent', rule: text('rule.wholeHoldout') }];
}

/** Hours that begin where they end, bounds the wrong way round, comparisons with nothing: wherever they are. */
function valueFaults(node: unknown, path: string): FieldFault[] {
  if (node === null || typeof node !== 'object') return [];
  const { atLeast, atMost, op, value, from, to } = node as Record<string, unknown>;
  const faults = Object.entries(node).flatMap(([key, child]) => valueFaults(child, join(path, key)));
  if (typeof atLeast === 'number' && typeof atMost === 'number' && atMost < atLeast) {
    faults.push({ path: join(path, 'atMost'), rule: text('rule.range') });
  }
  if (typeof from === 'string' && from === to) faults.push({ path: join(path, 'to'), rule: text('rule.sameHours') });
  if (typeof op === 'string' && op !== 'exists') {
    const rule = comparedFault(op as FilterOp, value);
    if (rule) faults.push({ path: join(path, 'value'), rule });
  }
  return faults;
}

function comparedFault(op: FilterOp, value: unknown): string | undefined {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return text('fault.missing');
  const bounds = op === 'at_least' || op === 'at_most';
  return bounds && !Number.isFinite(Number(value)) ? text('fault.number') : undefined;
}
