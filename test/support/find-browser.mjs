// Where a Chromium for the browser tests is. Plain JavaScript because setup.mjs asks as well, on any Node.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const SYSTEM_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Playwright's own Chromium where it is installed, else one of the system.
 *
 * @returns {string | undefined} path of an executable; undefined when there is none
 */
export function findBrowser() {
  return [playwrightsOwn(), ...SYSTEM_NAMES.flatMap(onPath), ...SYSTEM_PATHS].find((path) => path && existsSync(path));
}

/**
 * Chromium without its windows, which the whole browser draws also when it is headless: three pages take 1.4 s of processor
 * time instead of 5.3 s.
 *
 * @returns {string | undefined} path of an executable; undefined when there is none
 */
export function findShell() {
  return onPath('chromium-headless-shell').find((path) => existsSync(path));
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
