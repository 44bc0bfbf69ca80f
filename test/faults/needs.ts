/** What a fault needs of the machine besides Node. Not every developer's has it, and not every container allows it. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Need = 'proc' | 'strace' | 'small disk';

const wanted: Record<Need, { isThere: () => boolean; inWords: string }> = {
  proc: { isThere: () => existsSync('/proc/self/status'), inWords: 'Linux, whose /proc tells the memory of a process' },
  strace: {
    isThere: () => runs('strace', '-f', '-e', 'trace=none', 'true') || installsStrace(),
    inWords: 'strace and the right to use it (apt-get install strace)',
  },
  'small disk': { isThere: canMount, inWords: 'the right to mount a tmpfs (root on Linux)' },
};

/** What is missing for a fault, in words; undefined when it can be caused here. */
export function lacking(needs: readonly Need[] = []): string | undefined {
  const missing = needs.filter((need) => !wanted[need].isThere()).map((need) => wanted[need].inWords);
  return missing.length > 0 ? missing.join(' and ') : undefined;
}

function installsStrace(): boolean {
  return process.getuid?.() === 0 && runs('apt-get', 'install', '-y', 'strace');
}

function canMount(): boolean {
  if (process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(join(tmpdir(), 'dangol-mount-'));
  const mounted = runs('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder);
  if (mounted) runs('umount', folder);
  rmdirSync(folder);
  return mounted;
}

function runs(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore', timeout: 120_000 });
    return true;
  } catch {
    return false;
  }
}
