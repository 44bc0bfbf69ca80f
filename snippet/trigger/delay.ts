import { DELAY_EVENT } from '../../server/contract/event.ts';
import { view } from '../view.ts';
import { fire } from './armed.ts';

/** Asked regularly while the page is visible: a delay that ends behind another tab waits for the shopper to come back. */
export function checkDelay(): void {
  fire(DELAY_EVENT, ({ seconds = 0 }) => Date.now() - view._armedAt >= seconds * 1_000 && { seconds });
}
