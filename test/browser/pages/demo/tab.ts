import { setTimeout as wait } from 'node:timers/promises';
import type { Locator, Page, Response } from 'playwright';
import type { Batch, CollectAnswer } from '../../../../server/contract/collect.ts';
import { FRESH_MS } from '../../../../server/contract/limits.ts';

/** Patience on a busy machine. */
const soon = { timeout: 20_000 };
const SWIPE_PX_PER_SECOND = 4_000;
/** Before the shopper goes for the top again. */
const RESPITE_MS = 500;

/** A tab of somebody who shops: what they do, and what the collector answers to it. */
export class Tab {
  readonly page: Page;
  /** The message that is up. */
  readonly message: Locator;

  constructor(page: Page) {
    this.page = page;
    this.message = page.locator('.frame.open');
  }

  /** Does something and waits for the collector's answer to the event it causes. */
  async answerTo(event: string, act: () => Promise<unknown>): Promise<CollectAnswer> {
    const [response] = await Promise.all([this.page.waitForResponse((each) => carries(each, event), soon), act()]);
    return response.json();
  }

  visit(path: string): Promise<CollectAnswer> {
    return this.answerTo('page_view', () => this.page.goto(path));
  }

  reload(): Promise<CollectAnswer> {
    return this.answerTo('page_view', () => this.page.reload());
  }

  /** What the message says once it is up and its impression is on record. */
  async sees(act: () => Promise<unknown>): Promise<string> {
    await this.answerTo('offer_shown', act);
    await this.message.waitFor(soon);
    return (await this.message.textContent()) ?? '';
  }

  async closeMessage(): Promise<void> {
    await this.message.getByRole('button', { name: '닫기' }).click();
    await this.message.waitFor({ state: 'detached', ...soon });
  }

  /** The code on the coupon that is up. */
  code(): Promise<string | null> {
    return this.message.locator('.code').textContent();
  }

  readToTheEnd(): Promise<void> {
    return this.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  }

  /** The mouse goes up and out of the window, quickly. */
  leaveByTheTop(): Promise<void> {
    return this.#untilMinded(async () => {
      await this.page.mouse.move(600, 400);
      await this.page.mouse.move(600, 200);
      await this.page.mouse.move(600, -10);
    });
  }

  /** A finger reads on, and goes back up fast. */
  leaveBySwiping(): Promise<void> {
    return this.#untilMinded(async () => {
      await this.#swipe(-2_000);
      await this.#swipe(1_500);
    });
  }

  /** Does it again and again until there is a message: what watches for it comes to the page when it comes. */
  async #untilMinded(leave: () => Promise<void>): Promise<void> {
    const minded = this.message.waitFor(soon).then(() => true);
    do await leave();
    while (!(await Promise.race([minded, wait(RESPITE_MS, false)])));
  }

  /** A finger moves fast by so many pixels: up (negative) to read on, down to go back. */
  async #swipe(px: number): Promise<void> {
    const gestures = await this.page.context().newCDPSession(this.page);
    await gestures.send('Input.synthesizeScrollGesture', { x: 180, y: 400, yDistance: px, speed: SWIPE_PX_PER_SECOND });
    await gestures.detach();
  }

  putIntoCart(): Promise<CollectAnswer> {
    return this.answerTo('add_to_cart', () => this.page.getByRole('button', { name: '장바구니에 담기' }).click());
  }

  /** Buys what is in the cart; resolves to the number of the order. */
  async order(): Promise<string | null> {
    await this.page.goto('/demo/checkout');
    await this.answerTo('purchase', () => this.page.getByRole('button', { name: '결제하기' }).click());
    return this.page.locator('[data-order-id]').textContent();
  }

  async logIn(id: string): Promise<void> {
    await this.page.goto('/demo/login');
    await this.page.getByLabel('아이디').fill(id);
    await this.answerTo('identify', () => this.page.getByRole('button', { name: '로그인', exact: true }).click());
  }
}

function carries(response: Response, event: string): boolean {
  if (!response.url().endsWith('/v1/batch') || !response.ok()) return false;
  const { events, sentAt, leaving }: Batch = JSON.parse(response.request().postData() ?? '{"events":[]}');
  // What an earlier page left is told later on as well, and decides nothing.
  return !leaving && events.some(({ name, at }) => name === event && sentAt - at < FRESH_MS);
}
