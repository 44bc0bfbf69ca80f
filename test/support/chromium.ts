import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
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

/** Chromium with the back/forward cache that shoppers have and Playwright turns off. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: await executable(),
    args,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
}

/** Opens an address with nobody watching: Chromium does not prerender under a debugger. Returns what ends it. */
export async function browseAlone(url: string): Promise<() => Promise<void>> {
  const profile = await mkdtemp(join(tmpdir(), 'dangol-profile-'));
  const browser = spawn(await executable(), ['--headless', `--user-data-dir=${profile}`, ...args, url], {
    stdio: 'ignore',
  });
  const ended = once(browser, 'exit');
  return async () => {
    browser.kill();
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
}

async function executable(): Promise<string> {
  const module = './find-browser.mjs';
  const { findBrowser } = (await import(module)) as { findBrowser: () => string | undefined };
  return findBrowser() ?? chromium.executablePath();
}
