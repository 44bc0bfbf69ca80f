/** What of a campaign the server is asked to preview: one variant, without what is not finished yet. */

import type { PreviewRequest } from '../../../../server/contract/api.ts';
import type { CampaignDefinition } from '../../../../server/contract/campaign.ts';
import { couponSchema } from '../../../../server/contract/coupon.ts';
import type { FieldFault } from '../../../../server/contract/error.ts';
import { type Block, blockSchemas } from '../../../../server/contract/message.ts';
import { faultsOf } from '../../../validate.ts';

/** Blocks that were asked about, by where they are in the campaign. */
const askedBlocks = new WeakMap<PreviewRequest, number[]>();

/** @returns undefined when there is nothing to draw. */
export function requestOf({ variants, coupon }: CampaignDefinition, variantIndex: number): PreviewRequest | undefined {
  const variant = variants[Math.min(variantIndex, variants.length - 1)];
  if (!variant) return undefined;
  const kept = variant.message.blocks
    .map((_, index) => index)
    .filter((index) => isSound(variant.message.blocks[index]));
  if (kept.length === 0) return undefined;
  const accent = /^#[0-9a-f]{6}$/i.test(variant.message.accent ?? '')
    ? { accent: variant.message.accent as string }
    : {};
  const { accent: _typed, ...looks } = variant.message;
  const request: PreviewRequest = {
    message: { ...looks, ...accent, blocks: variant.message.blocks.filter((_, index) => kept.includes(index)) },
    ...(coupon && faultsOf(coupon, couponSchema).length === 0 ? { coupon } : {}),
  };
  askedBlocks.set(request, kept);
  return request;
}

/** Faults of the answer, named by their place in the campaign. */
export function faultsOfPreview(faults: FieldFault[], asked: PreviewRequest, variantIndex: number): FieldFault[] {
  const kept = askedBlocks.get(asked) ?? [];
  return faults.map((fault) => {
    const path = fault.path.replace(
      /^message\/blocks\/(\d+)/,
      (_, at: string) => `message/blocks/${kept[Number(at)] ?? at}`,
    );
    return { ...fault, path: path.startsWith('message') ? `variants/${variantIndex}/${path}` : path };
  });
}

function isSound(block: Block | undefined): boolean {
  return block !== undefined && faultsOf(block, blockSchemas[block.type]).length === 0;
}
