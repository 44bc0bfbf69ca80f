import type { CampaignDefinition } from '../../../server/contract/campaign.ts';
import type { Coupon } from '../../../server/contract/coupon.ts';
import type { FieldFault } from '../../../server/contract/error.ts';
import type { Block, Message } from '../../../server/contract/message.ts';
import { text } from '../../i18n/text.ts';
import { join } from './path.ts';
import { personalFault, personalPathsIn } from './personal.ts';

/** What is wrong with the messages, and between them and the coupon, beyond the schema; paths from the campaign's root. */
export function messageFaults({ variants, coupon }: CampaignDefinition): FieldFault[] {
  const faults = variants.flatMap(({ message }, at) => {
    const path = join('variants', at, 'message/blocks');
    if (message.blocks.length === 0) return [{ path, rule: text('rule.noMessage') }];
    return message.blocks.flatMap((block, index) => blockFaults(block, join(path, index), coupon));
  });
  if (variants.every(({ weight }) => weight === 0)) {
    faults.push({ path: 'variants/0/weight', rule: text('rule.noWeight') });
  }
  if (coupon && !variants.some(({ message }) => revealsCoupon(message))) {
    faults.push({ path: 'coupon', rule: text('rule.noCouponBlock') });
  }
  return faults;
}

/** Whether a shopper learns the code from this message. */
export function revealsCoupon({ blocks }: Message): boolean {
  return blocks.some(
    (block) =>
      block.type === 'coupon' ||
      Object.values(block).some((part) => typeof part === 'string' && personalPathsIn(part).includes('coupon.code')),
  );
}

/** Fields of a block that may hold personal parts. */
const personalFields = ['text', 'alt', 'href'] as const;

function blockFaults(block: Block, path: string, coupon: Coupon | undefined): FieldFault[] {
  const fields = block as Partial<Record<(typeof personalFields)[number], string>>;
  const faults: FieldFault[] = personalFields.flatMap((field) => {
    const rule = personalFault(fields[field] ?? '', coupon !== undefined);
    return rule ? [{ path: join(path, field), rule }] : [];
  });
  if (block.type === 'coupon' && !coupon) faults.push({ path, rule: text('rule.noCoupon') });
  if (block.type === 'button' && block.action === 'link' && !block.href) {
    faults.push({ path: join(path, 'href'), rule: text('fault.missing') });
  }
  if (block.type === 'countdown' && block.until === undefined && !coupon?.expires) {
    faults.push({ path: join(path, 'until'), rule: text('rule.noEnd') });
  }
  return faults;
}
