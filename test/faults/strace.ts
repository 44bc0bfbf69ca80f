/** Watches the system calls of a process, or makes some of them fail, with Linux's strace. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export type Strace = {
  /** Lets go of the process, which goes on as if nothing had been. */
  detach(): Promise<void>;
};

/** Watches all threads of a process from when it resolves. Rejects when the system does not let it, with what it says. */
export async function attachStrace(pid: number, args: readonly string[]): Promise<Strace> {
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
