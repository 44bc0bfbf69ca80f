/** `POST /v1/webhooks/PLATFORM/SITE_KEY`: what shops' platforms say of orders by themselves. Nothing of it is believed before its signature. */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { WebhookPlatform } from '../../contract/access.ts';
import { type Order, orderSchema } from '../../contract/order.ts';
import { orderFaults, readOrder } from '../../domain/order-statement.ts';
import { DAY_MS } from '../../domain/zone.ts';
import { checkEach } from '../check-each.ts';
import { logRefusals } from '../guard.ts';
import { about } from '../openapi.ts';
import { Problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { SignInThrottle } from '../sign-in-throttle.ts';
import { cafe24 } from './cafe24.ts';
import type { Platform } from './platform.ts';
import { shopify } from './shopify.ts';
import { woocommerce } from './woocommerce.ts';

const platforms: Record<WebhookPlatform, Platform> = { shopify, woocommerce, cafe24 };

/** Shopify tries for two days at most. What comes later was kept by somebody. */
const MAX_AGE_MS = 3 * DAY_MS;
/** What WooCommerce sends, unsigned, when a webhook is saved. */
const PING = /^webhook_id=\d+$/;

const checkOrder = checkEach<Order>(orderSchema, 'orders', orderFaults);

/** `ignored`: `topic` says nothing of orders, `repeat` was taken before, `ping` is a test of the address. */
type WebhookAnswer = { recorded: number; ignored?: 'topic' | 'repeat' | 'ping' };
type Arrived = FastifyRequest<{ Params: { platform: string; site: string }; Body: unknown }>;

export function webhookRoutes(app: FastifyInstance, { store, sites, secrets, clock }: Services): void {
  const wrongOnes = new SignInThrottle('Too many webhooks with a wrong signature; wait a little.');
  logRefusals(app);
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_: unknown, body: string) => body,
  );

  app.post(
    '/webhooks/:platform/:site',
    about('shop server', 'Orders as Shopify, WooCommerce and Cafe24 tell of them'),
    async (request: Arrived): Promise<WebhookAnswer> => {
      const { params, body, headers, bodyText: text } = request;
      const platform = Object.hasOwn(platforms, params.platform) && platforms[params.platform as WebhookPlatform];
      if (!platform) throw new Problem('not_found', `Platforms are ${Object.keys(platforms).join(', ')}.`);
      const site = sites.requireByKey(params.site);
      if (platform === woocommerce && typeof body === 'string' && PING.test(body)) {
        return { recorded: 0, ignored: 'ping' };
      }
      const delivery = { headers, text, body };
      const now = clock();
      requireGenuine(platform, delivery, site.id, params.platform as WebhookPlatform, request.ip, now);
      const order = platform.orderOf(delivery);
      if (!order) return { recorded: 0, ignored: 'topic' };
      const { good } = checkOrder([order], now);
      const statements = good.map((one) => readOrder(one, site, now));
      const told = await store.tellOrders(site.id, statements, now, keysOf(params.platform, platform, delivery));
      return told.repeated ? { recorded: 0, ignored: 'repeat' } : { recorded: told.recorded };
    },
  );

  function requireGenuine(
    platform: Platform,
    delivery: Parameters<Platform['isGenuine']>[0],
    siteId: number,
    kind: WebhookPlatform,
    address: string,
    now: number,
  ): void {
    const secret = secrets.get(siteId, kind);
    if (!secret) throw new Problem('webhook_not_set_up');
    if (!platform.isGenuine(delivery, secret.secret)) {
      wrongOnes.guess(address, now);
      throw new Problem(platform.refusal);
    }
    const sentAt = platform.sentAt?.(delivery);
    if (sentAt !== undefined && Math.abs(now - sentAt) > MAX_AGE_MS) throw new Problem('stale_delivery');
  }
}

/**
 * What tells a delivery from others: the platform's id of it, and what it says. An id is in a header, which no signature
 * covers: whoever recorded a delivery could send it again under another.
 */
function keysOf(name: string, platform: Platform, delivery: Parameters<Platform['isGenuine']>[0]): string[] {
  const said = createHash('sha256')
    .update(`${platform.topicOf(delivery)}\n${delivery.text}`)
    .digest('base64url');
  const id = platform.idOf(delivery);
  return [`${name} ${said}`, ...(id === undefined ? [] : [`${name}#${id}`])];
}
