// Makes a fresh clone ready: `node setup.mjs` installs and builds, `node setup.mjs --test` finds a browser as well.
// Runs on any Node that knows ES modules, needs nothing installed, and is quick when nothing changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = [22, 12];
const BROUGHT_NODE = '24';
const root = fileURLToPath(new URL('.', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
// npm scripts find node_modules/.bin first; so must the commands below when this file is run by hand.
const env = { ...process.env, PATH: bin + delimiter + process.env.PATH };

install();
bringNode();
run('node', ['esbuild.config.mjs']);
if (process.argv.includes('--test')) await bringBrowser();

/** `npm ci`, unless the lock file is the one that was installed last. */
function install() {
  const stamp = join(root, 'node_modules', '.dangol-installed');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('dangol: installing packages (about half a minute the first time)');
  run('npm', ['ci', '--no-progress', '--loglevel=error']);
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(stamp, lock);
}

/** Current packages need a current Node; where it is missing, the npm registry has it. */
function bringNode() {
  const found = spawnSync('node', ['--version'], { env, encoding: 'utf8', shell: onWindows() }).stdout ?? '';
  if (isRecent(found)) return;
  console.log(
    `dangol: Node ${found.trim()} is older than ${OLDEST_NODE.join('.')}; bringing Node ${BROUGHT_NODE} into node_modules`,
  );
  // Its binary arrives through an install script, which .npmrc turns off for everything else.
  run('npm', ['install', '--no-save', '--ignore-scripts=false', '--loglevel=error', `node@${BROUGHT_NODE}`]);
}

function isRecent(version) {
  const [major = 0, minor = 0] = version.replace('v', '').split('.').map(Number);
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
}

async function bringBrowser() {
  const { findBrowser, findShell } = await import('./test/support/find-browser.mjs');
  const hasApt = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (findBrowser() && (findShell() || !hasApt)) return;
  console.log('dangol: trying to install a Chromium for the browser tests');
  if (hasApt) {
    const packages = ['chromium', 'chromium-headless-shell'];
    attempt('apt-get', ['update', '-qq'], 120_000);
    attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], 900_000);
  }
  if (findBrowser()) return;
  attempt('playwright', ['install', 'chromium'], 120_000);
  if (findBrowser()) return;
  console.error(
    'dangol: the browser tests need Chromium or Chrome, and it could not be installed here. ' +
      'Install one (Debian: apt-get install chromium chromium-headless-shell; elsewhere: npx playwright install chromium) and run npm test again.',
  );
  process.exit(1);
}

/** Runs a command to its end; a failure ends the set-up with the command's own code. */
function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, env, stdio: 'inherit', shell: onWindows() });
  if (status === 0) return;
  console.error(`dangol: "${command} ${args.join(' ')}" failed${error ? `: ${error.message}` : ''}`);
  process.exit(status || 1);
}

/** Runs a command that may fail; what it prints is shown only when it does. */
function attempt(command, args, timeout) {
  const quiet = { ...env, DEBIAN_FRONTEND: 'noninteractive' };
  const done = spawnSync(command, args, { cwd: root, env: quiet, encoding: 'utf8', timeout, shell: onWindows() });
  if (done.status !== 0) console.log(`dangol: "${command} ${args.join(' ')}" did not work: ${reason(done)}`);
}

function reason({ error, stderr }) {
  const lines = stderr.trim().split('\n');
  return error?.message ?? lines.find((line) => /error|failed/i.test(line)) ?? lines.at(-1);
}

function onWindows() {
  return process.platform === 'win32';
}
