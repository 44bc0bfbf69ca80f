import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { findBrowser, findShell } from './find-browser.mjs';
import { BROWSER } from './shopper.ts';

/** For closed networks: nothing but the pages of the test is asked for. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Headless Chromium calls itself a robot, and the collector leaves robots out. Playwright's own `userAgent` does not
  // reach the beacons of a page that goes away.
  `--user-agent=${BROWSER}`,
];

/** Chromium without windows where the system has it, which is enough for what happens in a page. */
export function launchChromium(...more: string[]): Promise<Browser> {
  return chromium.launch({ executablePath: findShell() ?? whole(), args: [...args, ...more] });
}

/** The whole of Chromium, with the back/forward cache that shoppers have and Playwright turns off. */
export function launchWholeChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: whole(),
    args,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
}

/** Chromium with a profile that was there before, or is to stay: a folder. */
export function openProfile(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, { executablePath: whole(), args });
}

/**
 * Opens an address with nobody watching: Chromium does not prerender under a debugger. Returns what ends it. Without a
 * `profile` it gets one of its own, which is removed then.
 */
export async function browseAlone(url: string, profile?: string): Promise<(signal?: NodeJS.Signals) => Promise<void>> {
  const folder = profile ?? (await mkdtemp(join(tmpdir(), 'dangol-profile-')));
  const browser = spawn(whole(), ['--headless', `--user-data-dir=${folder}`, ...args, url], {
    stdio: 'ignore',
  });
  const ended = once(browser, 'exit');
  return async (signal) => {
    browser.kill(signal);
    await ended;
    if (!profile) await rm(folder, { recursive: true, force: true, maxRetries: 20 });
  };
}

/** Does what makes the page go away. A page that is gone before it could answer has not failed: it went. */
export async function leaveBy(page: Page, act: () => unknown): Promise<void> {
  await page.evaluate(act).catch((error: Error) => {
    if (!error.message.includes('Execution context was destroyed')) throw error;
  });
}

function whole(): string {
  return findBrowser() ?? chromium.executablePath();
}
