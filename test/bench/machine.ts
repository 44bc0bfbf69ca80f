import { cpus, release, totalmem, type } from 'node:os';

/** The machine in one line: figures without it mean nothing. */
export function machine(): string {
  const all = cpus();
  const gib = Math.round(totalmem() / 2 ** 30);
  return `${all.length} × ${all[0]?.model.trim()}, ${gib} GiB, ${type()} ${release()}, Node ${process.version}`;
}
