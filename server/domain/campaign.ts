import type { CampaignDefinition, Schedule, Variant } from '../contract/campaign.ts';
import type { Coupon } from '../contract/coupon.ts';
import type { FieldFault } from '../contract/error.ts';
import { audienceFaults, hoursFaults, whereFaults } from './audience-faults.ts';
import { fault, under } from './fault.ts';
import { messageFaults, revealsCoupon } from './message-faults.ts';
import { isLocalTime } from './zone.ts';

/** What is wrong with a definition that its schema accepts. Paths are relative to the definition: `variants/0/message/blocks/1/text`. */
export function campaignFaults(definition: CampaignDefinition): FieldFault[] {
  const { audience, trigger, schedule, variants, coupon, experiment, goal } = definition;
  const faults = [
    ...under('audience', audienceFaults(audience)),
    ...under('trigger', whereFaults(trigger.where)),
    ...under('schedule', scheduleFaults(schedule)),
    ...variantFaults(variants, coupon),
    ...under('coupon', couponFaults(coupon, variants)),
    ...under('goal', whereFaults(goal.where)),
  ];
  if (experiment.holdoutPercent >= 100) {
    faults.push(fault('experiment/holdoutPercent', 'must leave somebody to see it', experiment.holdoutPercent));
  }
  return faults;
}

function scheduleFaults({ startAt, endAt, hours }: Schedule): FieldFault[] {
  const faults = [...momentFaults('startAt', startAt), ...momentFaults('endAt', endAt), ...hoursFaults(hours)];
  // Local times in one zone sort as texts do.
  if (startAt && endAt && endAt <= startAt) faults.push(fault('endAt', `must be after startAt, ${startAt}`, endAt));
  return faults;
}

function momentFaults(path: string, localTime: string | undefined): FieldFault[] {
  if (localTime === undefined || isLocalTime(localTime)) return [];
  return [fault(path, 'must be a day and a time that exist', localTime)];
}

function variantFaults(variants: readonly Variant[], coupon: Coupon | undefined): FieldFault[] {
  const faults: FieldFault[] = variants.flatMap(({ key, message }, index) => [
    ...(variants.findIndex((one) => one.key === key) < index
      ? [fault(`variants/${index}/key`, 'must differ from the keys of the others', key)]
      : []),
    ...under(`variants/${index}/message`, messageFaults(message, coupon)),
  ]);
  if (variants.every(({ weight }) => weight === 0)) {
    faults.push(fault('variants', 'must have a variant with a weight above 0'));
  }
  return faults;
}

function couponFaults(coupon: Coupon | undefined, variants: readonly Variant[]): FieldFault[] {
  if (!coupon) return [];
  const faults = momentFaults('expires/at', coupon.expires?.at);
  if (!variants.some(({ message }) => revealsCoupon(message))) {
    faults.push(fault('', 'must be shown by a coupon block or {{ coupon.code }} in a message'));
  }
  return faults;
}
