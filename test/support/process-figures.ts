/** What Linux tells of a process under /proc (https://man7.org/linux/man-pages/man5/proc.5.html). */
import { readFile } from 'node:fs/promises';

/** Clock ticks a second: 100 on every Linux that Node runs on. */
const TICKS = 100;

/** Megabytes in memory now, those of all threads. Rejects for a process that has ended. */
export async function residentMb({ pid }: { pid?: number | undefined }): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return (Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1_024) / 1e6;
}

/** Seconds of processor time so far, of all threads and of the system on their behalf. */
export async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The second field is a name in brackets and may hold anything; utime is the 14th, stime the 15th.
  const [utime, stime] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return ((utime ?? Number.NaN) + (stime ?? Number.NaN)) / TICKS;
}
