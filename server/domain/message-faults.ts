import type { Coupon } from '../contract/coupon.ts';
import type { FieldFault } from '../contract/error.ts';
import type { Block, Message, Placement } from '../contract/message.ts';
import { fault, under } from './fault.ts';
import { pathsOf, templateFaults } from './template.ts';
import { isLocalTime } from './zone.ts';

/** What is wrong with a message that its schema accepts. Paths are relative to it: `blocks/1/href`. */
export function messageFaults(message: Message, coupon: Coupon | undefined): FieldFault[] {
  return [
    ...placementFaults(message),
    ...message.blocks.flatMap((block, index) => under(`blocks/${index}`, blockFaults(block, coupon))),
  ];
}

/** Whether a shopper learns the code from this message. */
export function revealsCoupon({ blocks }: Message): boolean {
  return blocks.some(
    (block) => block.type === 'coupon' || textsOf(block).some(([, text]) => names(text, 'coupon.code')),
  );
}

const placementsOf: Partial<Record<Message['format'], Placement[]>> = {
  bar: ['top', 'bottom'],
  slide: ['left', 'right'],
};

function placementFaults({ format, placement }: Message): FieldFault[] {
  const allowed = placementsOf[format];
  if (!placement || !allowed || allowed.includes(placement)) return [];
  return [fault('placement', `must be ${allowed.join(' or ')} for the format ${format}`, placement)];
}

function blockFaults(block: Block, coupon: Coupon | undefined): FieldFault[] {
  const faults = textsOf(block).flatMap(([field, text]) => textFaults(field, text, coupon));
  if (block.type === 'button' && block.action === 'link' && !block.href)
    faults.push(fault('href', 'must be given for a link'));
  if (block.type === 'coupon' && !coupon) faults.push(fault('', 'must have a coupon in the campaign to show'));
  if (block.type === 'countdown') faults.push(...countdownFaults(block, coupon));
  return faults;
}

/** The texts of a block that may have personal parts, by field. */
function textsOf(block: Block): [field: string, text: string][] {
  switch (block.type) {
    case 'heading':
    case 'text':
      return [['text', block.text]];
    case 'image':
      return [['alt', block.alt]];
    case 'button':
      return [['text', block.text], ...(block.href ? [['href', block.href] as [string, string]] : [])];
    case 'countdown':
      return block.text ? [['text', block.text]] : [];
    case 'coupon':
      return [];
  }
}

function textFaults(field: string, text: string, coupon: Coupon | undefined): FieldFault[] {
  const rules = templateFaults(text);
  if (!coupon && names(text, 'coupon.')) rules.push('must not name a coupon: the campaign has none');
  return rules.map((rule) => fault(field, rule, text));
}

function names(text: string, path: string): boolean {
  return pathsOf(text).some((one) => one.startsWith(path));
}

function countdownFaults({ until }: Extract<Block, { type: 'countdown' }>, coupon: Coupon | undefined): FieldFault[] {
  if (until === undefined) {
    return coupon?.expires ? [] : [fault('until', 'must be given, or the campaign must have a coupon that ends')];
  }
  return typeof until === 'string' && !isLocalTime(until) ? [fault('until', 'must be on the calendar', until)] : [];
}
