/** Where a server spent its time: the functions of each of its threads that took the most, without what they called. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { percent } from './rounds.ts';

const SHOWN = 25;
/** A thread that sleeps most of the time is not what anybody waits for. */
const LEAST_BUSY = 0.1;

/** The format of `node --cpu-prof` (https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile). */
type Profile = {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  samples: number[];
  timeDeltas: number[];
};

/** Prints the profiles in a folder. */
export async function printProfiles(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const profile: Profile = JSON.parse(await readFile(join(folder, name), 'utf8'));
    const { total, idle, busiest } = summary(profile);
    if (1 - idle / total < LEAST_BUSY) continue;
    console.log(`\n${name}: busy ${percent(1 - idle / total)} of ${(total / 1e6).toFixed(1)} s`);
    for (const [where, micros] of busiest) console.log(`  ${percent(micros / (total - idle)).padStart(6)}  ${where}`);
  }
}

function summary({ nodes, samples, timeDeltas }: Profile) {
  const whereOf = new Map(nodes.map(({ id, callFrame }) => [id, where(callFrame)]));
  const own = new Map<string, number>();
  for (const [index, sample] of samples.entries()) {
    const at = whereOf.get(sample) ?? '';
    own.set(at, (own.get(at) ?? 0) + (timeDeltas[index] ?? 0));
  }
  const total = timeDeltas.reduce((sum, micros) => sum + micros, 0);
  const idle = own.get('(idle)') ?? 0;
  own.delete('(idle)');
  return { total, idle, busiest: [...own].sort(([, a], [, b]) => b - a).slice(0, SHOWN) };
}

function where({ functionName, url, lineNumber }: Profile['nodes'][number]['callFrame']): string {
  if (!url) return functionName || '(anonymous)';
  return `${functionName || '(anonymous)'} ${basename(url)}:${lineNumber + 1}`;
}
