/** A fault: how it is caused, what has to hold all the same, and the broken builds on which the check must fail. */
import type { Machine } from '../support/lanes.ts';
import { atLeast, atMost, type Check, type Form, type Row } from '../support/scoreboard.ts';
import { type Break, buildServer, type ServerBuild } from './build.ts';
import { lacking, type Need } from './needs.ts';

/** Characters of an error that a row has room for. */
const MOST_OF_ERROR = 100;

export type Fault = {
  /** In kebab-case: `kill-9`. */
  name: string;
  /** Absent: it can be caused on any machine. */
  needs?: readonly Need[];
  machine?: Machine;
  /**
   * Causes the fault against a built server and compares what is on record with what clients were told. Everything it starts
   * it stops, also when it throws.
   */
  check(form: Form, server: ServerBuild): Promise<Row[]>;
  /** Without one nobody knows that the check can fail. */
  mutants: readonly Mutant[];
};

/** A build that is broken on purpose. */
export type Mutant = {
  /** What is wrong with it: `synchronous=OFF`. */
  name: string;
  breaks: readonly Break[];
};

/** The fault as a line of the scoreboard: its own rows, and one for each mutant, met when the check fails on it. */
export function toCheck({ name, needs, machine, check, mutants }: Fault): Check {
  return {
    name,
    ...(machine && { machine }),
    async run(form) {
      const missing = lacking(needs);
      // What cannot be seen is not shown to hold.
      if (missing) return [atMost(`${name} is not caused here: it needs ${missing}`, 1, 'missing', 0)];
      const rows = await withBuild([], (server) => check(form, server));
      for (const mutant of mutants) rows.push(await tryMutant(name, mutant, check));
      return rows;
    },
  };
}

/**
 * In the short form, which `npm test` runs: a mutant that survived it would make that an empty test. A check that breaks on
 * the mutant has caught it too, since on the server as it is the same check came to its end; the row then says how.
 */
async function tryMutant(fault: string, { name, breaks }: Mutant, check: Fault['check']): Promise<Row> {
  const what = `${fault}: the mutant "${name}" is caught`;
  return withBuild(breaks, async (server) => {
    try {
      const rows = await check('short', server);
      return atLeast(what, rows.filter(({ met }) => !met).length, 'unmet', 1);
    } catch (error) {
      return atLeast(`${what}, by ${String(error).slice(0, MOST_OF_ERROR)}`, 1, 'unmet', 1);
    }
  });
}

async function withBuild<Result>(breaks: readonly Break[], use: (server: ServerBuild) => Promise<Result>) {
  const server = await buildServer(breaks);
  try {
    return await use(server);
  } finally {
    await server.remove();
  }
}
