/** Where a server spent its time: for each of its threads the functions that took the most, alone and with what they called. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { percent } from './rounds.ts';

const SHOWN = 25;
/** A thread that sleeps most of the time is not what anybody waits for. */
const LEAST_BUSY = 0.1;

/** The format of `node --cpu-prof` (https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile). */
type Profile = { nodes: ProfileNode[]; samples: number[]; timeDeltas: number[] };
type ProfileNode = {
  id: number;
  callFrame: { functionName: string; url: string; lineNumber: number };
  children?: number[];
};

/** Microseconds of a function alone, and of it and what it called. */
type Spent = { own: number; whole: number };

/** Prints the profiles in a folder. */
export async function printProfiles(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const profile: Profile = JSON.parse(await readFile(join(folder, name), 'utf8'));
    const spent = timesOf(profile);
    const total = profile.timeDeltas.reduce((sum, micros) => sum + micros, 0);
    const busy = total - (spent.get('(idle)')?.own ?? 0);
    if (busy / total < LEAST_BUSY) continue;
    console.log(
      `\n${name}: busy ${percent(busy / total)} of ${(total / 1e6).toFixed(1)} s; alone, with what it called`,
    );
    const busiest = [...spent].filter(([where]) => where !== '(idle)').sort(([, a], [, b]) => b.own - a.own);
    for (const [where, { own, whole }] of busiest.slice(0, SHOWN)) {
      console.log(`  ${percent(own / busy).padStart(7)} ${percent(whole / busy).padStart(7)}  ${where}`);
    }
  }
}

function timesOf({ nodes, samples, timeDeltas }: Profile): Map<string, Spent> {
  const stacks = stacksOf(nodes);
  const spent = new Map<string, Spent>();
  for (const [index, sample] of samples.entries()) {
    const stack = stacks.get(sample) ?? [];
    const micros = timeDeltas[index] ?? 0;
    // A function that calls itself counts once.
    for (const where of new Set(stack)) {
      const times = spent.get(where) ?? { own: 0, whole: 0 };
      times.whole += micros;
      if (where === stack.at(-1)) times.own += micros;
      spent.set(where, times);
    }
  }
  return spent;
}

/** Every node's functions, outermost first. A node comes before those that it calls. */
function stacksOf(nodes: readonly ProfileNode[]): Map<number, string[]> {
  const callers = new Map<number, string[]>();
  const stacks = new Map<number, string[]>();
  for (const { id, callFrame, children = [] } of nodes) {
    const stack = [...(callers.get(id) ?? []), where(callFrame)];
    stacks.set(id, stack);
    for (const callee of children) callers.set(callee, stack);
  }
  return stacks;
}

function where({ functionName, url, lineNumber }: ProfileNode['callFrame']): string {
  if (!url) return functionName || '(anonymous)';
  return `${functionName || '(anonymous)'} ${basename(url)}:${lineNumber + 1}`;
}
