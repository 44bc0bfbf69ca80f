// Where a Chromium for the browser tests is. Plain JavaScript because setup.mjs asks as well, on any Node.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

/** Chromium without its windows: three pages take 1.4 s of processor time, in the whole browser 5.3 s. */
const SHELL = 'chromium-headless-shell';
const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const SYSTEM_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The shell where the system has one, else Playwright's own Chromium where it is installed, else a browser of the system.
 *
 * @returns {string | undefined} path of an executable; undefined when there is none
 */
export function findBrowser() {
  return [findShell(), playwrightsOwn(), ...SYSTEM_NAMES.flatMap(onPath), ...SYSTEM_PATHS].find(
    (path) => path && existsSync(path),
  );
}

/** @returns {string | undefined} path of Debian's Chromium without windows; undefined when it is not installed */
export function findShell() {
  return onPath(SHELL).find((path) => existsSync(path));
}

function playwrightsOwn() {
  try {
    return createRequire(import.meta.url)('playwright').chromium.executablePath();
  } catch {
    // Playwright has no Chromium for this platform, or is not installed yet.
    return undefined;
  }
}

function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name));
}
