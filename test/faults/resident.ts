import { readFile } from 'node:fs/promises';
import type { Server } from '../support/server.ts';

/** Resident memory of a server process in MB: `VmRSS` of Linux. */
export async function residentMb({ process: { pid } }: Pick<Server, 'process'>): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1_024;
}
