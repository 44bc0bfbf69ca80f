import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { findBrowser } from './find-browser.mjs';
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
export function launchChromium(...more: string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: executable(),
    args: [...args, ...more],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
}

/** Opens an address with nobody watching: Chromium does not prerender under a debugger. Returns what ends it. */
export async function browseAlone(url: string): Promise<() => Promise<void>> {
  const profile = await mkdtemp(join(tmpdir(), 'dangol-profile-'));
  const browser = spawn(executable(), ['--headless', `--user-data-dir=${profile}`, ...args, url], {
    stdio: 'ignore',
  });
  const ended = once(browser, 'exit');
  return async () => {
    browser.kill();
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
}

function executable(): string {
  return findBrowser() ?? chromium.executablePath();
}
