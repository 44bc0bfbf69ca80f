/** Watches the system calls of a process, or makes some of them fail, with Linux's strace. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';

export type Strace = {
  /** Lets go of the process, which goes on as if nothing had been. */
  detach(): Promise<void>;
};

/** Watches all threads of a process from when it resolves. Rejects when the system does not let it, with what it says. */
export async function attachStrace(pid: number, args: readonly string[]): Promise<Strace> {
  requireStrace();
  const strace = spawn('strace', ['-f', ...args, '-p', String(pid)], { stdio: ['ignore', 'ignore', 'pipe'] });
  await attached(strace);
  return {
    async detach() {
      if (strace.exitCode !== null || strace.signalCode !== null) return;
      const ended = once(strace, 'exit');
      strace.kill('SIGINT');
      await ended;
    },
  };
}

/** What cannot be seen is not shown to hold: without strace the check breaks, it does not pass. */
function requireStrace(): void {
  if (runs('strace', '-V')) return;
  if (process.getuid?.() === 0 && runs('apt-get', 'install', '-y', 'strace')) return;
  throw new Error('This fault is caused by strace, which is not here: install it (apt-get install strace), on Linux.');
}

function runs(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore', timeout: 120_000 });
    return true;
  } catch {
    return false;
  }
}

function attached(strace: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    strace.stderr?.setEncoding('utf8').on('data', (piece) => {
      said += piece;
      if (/ attached/.test(said)) resolve();
    });
    strace.once('error', reject);
    strace.once('exit', (code) => reject(new Error(`strace ended with ${code}: ${said}`)));
  });
}
