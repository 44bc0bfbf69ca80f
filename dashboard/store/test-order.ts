import { type ReadonlySignal, signal } from '@preact/signals';
import type { LiveEvent } from '../../server/contract/api.ts';

/** What somebody does in their own shop to see that all of it arrives, in this order. */
export const testSteps = ['page_view', 'view_item', 'add_to_cart', 'begin_checkout', 'purchase'] as const;
export type TestStep = (typeof testSteps)[number];

/** In the address of the page that a test begins with: that visitor is the one to follow. */
const MARK = 'dangol_test';
/** Other visitors who may be the one, when a shop drops the mark from its address. */
const MAX_OTHERS = 3;

export type TestOrder = {
  mark: string;
  /** Whom it follows; undefined until the page with the mark is seen. */
  visitor?: string;
  /** Orders that the shop's server had told of before it began. */
  statedBefore: number;
  /** The newest event of each step, by that visitor. */
  steps: Partial<Record<TestStep, LiveEvent>>;
  /** The newest page of each other visitor, newest first. */
  others: readonly LiveEvent[];
};

export type TestOrderStore = {
  /** Undefined before it begins. */
  order: ReadonlySignal<TestOrder | undefined>;
  begin(statedBefore: number): TestOrder;
  stop(): void;
  /** Takes what the live feed brings; the same line may come again. */
  take(event: LiveEvent): void;
  /** Follows the visitor of this page. */
  follow(event: LiveEvent): void;
};

/** @param chance a word that nobody used before. */
export function createTestOrderStore(chance: () => string = () => crypto.randomUUID().slice(0, 8)): TestOrderStore {
  const order = signal<TestOrder>();
  return {
    order,
    begin(statedBefore) {
      const begun: TestOrder = { mark: chance(), statedBefore, steps: {}, others: [] };
      order.value = begun;
      return begun;
    },
    stop() {
      order.value = undefined;
    },
    take(event) {
      if (order.value) order.value = advance(order.value, event);
    },
    follow(event) {
      if (order.value) order.value = followed(order.value, event);
    },
  };
}

/** The address to open. */
export function testAddress(shop: string, mark: string): string {
  const url = new URL(shop);
  url.searchParams.set(MARK, mark);
  return url.href;
}

/** Whether a step has come. An order may come from the shop's server, which has told of `stated` so far. */
export function hasCome({ steps, statedBefore }: TestOrder, step: TestStep, stated: number): boolean {
  return steps[step] !== undefined || (step === 'purchase' && stated > statedBefore);
}

/** The first step that has not come yet; undefined when all have. */
export function nextStep(order: TestOrder, stated: number): TestStep | undefined {
  return testSteps.find((step) => !hasCome(order, step, stated));
}

function advance(order: TestOrder, event: LiveEvent): TestOrder {
  if (order.visitor === undefined) return beginning(order, event);
  const step = testSteps.find((one) => one === event.name);
  const begunAt = order.steps.page_view?.at ?? 0;
  const isOurs = event.visitor === order.visitor && event.at >= begunAt;
  // The page that it began with stays.
  if (!step || !isOurs || (step === 'page_view' && order.steps.page_view)) return order;
  return { ...order, steps: { ...order.steps, [step]: event } };
}

function beginning(order: TestOrder, event: LiveEvent): TestOrder {
  if (event.name !== 'page_view') return order;
  if (new RegExp(`[?&]${MARK}=${order.mark}\\b`).test(event.url)) return followed(order, event);
  const others = order.others.filter(({ visitor }) => visitor !== event.visitor);
  return { ...order, others: [event, ...others].slice(0, MAX_OTHERS) };
}

function followed(order: TestOrder, event: LiveEvent): TestOrder {
  return { ...order, visitor: event.visitor, steps: { page_view: event }, others: [] };
}
