/** What can be asked about the message that is up. */
import type { Locator, Page } from 'playwright';
import { expect } from 'vitest';
import type { Visit } from './shop.ts';

/** The outermost element of the message, inside its shadow root. */
export function frame(page: Page): Locator {
  return page.locator('.frame.open');
}

/** Patience on a busy machine. */
export const soon = { timeout: 15_000 };

/** Waits until the impression is reported. */
export async function shown(visit: Visit): Promise<void> {
  await expect.poll(() => names(visit), soon).toContain('offer_shown');
}

/** Waits until nothing of the message is left in the page. */
export async function gone(page: Page): Promise<void> {
  await expect.poll(() => page.locator('html > div').count(), soon).toBe(0);
}

/** Does something, and waits for what is said of it meanwhile: the words go again by themselves. */
export async function hears(page: Page, words: string | RegExp, act: () => Promise<unknown>): Promise<void> {
  const said = page.getByRole('status').filter({ hasText: words });
  await Promise.all([said.waitFor({ state: 'attached', ...soon }), act()]);
}

/** Reports so far, in order. */
export function names(visit: Visit): string[] {
  return visit.told.map(({ name }) => name);
}

/** Accessible name, or text, of what has the focus, looking into shadow roots. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.getAttribute('aria-label') ?? active?.textContent?.trim().slice(0, 40) ?? '';
  });
}
