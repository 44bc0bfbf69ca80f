import type { FastifyInstance } from 'fastify';
import type { PreviewAnswer, PreviewRequest } from '../contract/api.ts';
import { type Coupon, couponSchema } from '../contract/coupon.ts';
import type { DecidedCoupon } from '../contract/decision.ts';
import type { FieldFault } from '../contract/error.ts';
import { messageSchema } from '../contract/message.ts';
import { personalPaths } from '../contract/personal.ts';
import { CODE_BYTES, generateCode, issueCoupon } from '../domain/coupon.ts';
import { fault, under } from '../domain/fault.ts';
import { messageFaults } from '../domain/message-faults.ts';
import { fillMessage, sampleContext } from '../domain/personalise.ts';
import { isLocalTime } from '../domain/zone.ts';
import { about } from './openapi.ts';
import type { Services } from './services.ts';

const previewSchema = {
  type: 'object',
  required: ['message'],
  additionalProperties: false,
  properties: { message: messageSchema, coupon: couponSchema },
};

/** Always the same, so that the code stands still while its author types. */
const SAMPLE_BYTES = Uint8Array.from({ length: CODE_BYTES }, (_, index) => index * 11 + 5);

/** A message as a made-up shopper would see it. */
export function previewRoutes(app: FastifyInstance, { sites, clock }: Services): void {
  app.post<{ Params: { site: string }; Body: PreviewRequest }>(
    '/sites/:site/preview',
    about('campaigns', 'Fill a message in for a made-up shopper', { body: previewSchema }),
    async ({ params, body }): Promise<PreviewAnswer> => {
      const site = sites.require(params.site);
      const faults = [...under('message', messageFaults(body.message, body.coupon)), ...expiryFaults(body.coupon)];
      try {
        const coupon = body.coupon && issueCoupon(body.coupon, sampleCode(body.coupon), site.zone, clock());
        const message = fillMessage(body.message, sampleContext(site, coupon), site.zone, coupon);
        return { message, ...(coupon && { coupon }), faults };
      } catch (error) {
        // A day that is not on the calendar: the author sees the message as it is written, and the fault.
        if (faults.length === 0) throw error;
        return { message: body.message, faults };
      }
    },
  );
}

function expiryFaults(coupon: Coupon | undefined): FieldFault[] {
  const at = coupon?.expires?.at;
  if (at === undefined || isLocalTime(at)) return [];
  return [fault('coupon/expires/at', 'must be a day and a time that exist', at)];
}

function sampleCode(coupon: Coupon): DecidedCoupon['code'] {
  if (coupon.code) return coupon.code;
  if (coupon.pattern) return generateCode(coupon.pattern, SAMPLE_BYTES);
  return personalPaths['coupon.code'];
}
