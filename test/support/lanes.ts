/** Which checks run beside each other. */

/**
 * What a check needs of the machine while it measures. `first`: the processor whenever it wants it, over minutes; checks that
 * only count may have the rest. `alone`: everything, because a neighbour would be part of what it measures. Absent: it only
 * counts, and takes what is left.
 */
export type Machine = 'first' | 'alone';

type Needy = { machine?: Machine };

/**
 * Runs each check once, two at a time: those that come `first` one after the other, and the rest beside them. At the end those
 * that must be alone, one by one. Within each of the three in the order given. Rejects when a run does.
 */
export async function runInLanes<Check extends Needy>(
  checks: readonly Check[],
  run: (check: Check) => Promise<void>,
): Promise<void> {
  const first = checks.filter(({ machine }) => machine === 'first').values();
  const rest = checks.filter(({ machine }) => machine === undefined).values();
  const runAll = async (some: Iterable<Check>) => {
    for (const check of some) await run(check);
  };
  // Whichever lane is free takes the next of the rest.
  await Promise.all([runAll(first).then(() => runAll(rest)), runAll(rest)]);
  await runAll(checks.filter(({ machine }) => machine === 'alone'));
}

/** Runs each check once, one after the other: every one has the machine to itself. */
export async function runOneByOne<Check>(
  checks: readonly Check[],
  run: (check: Check) => Promise<void>,
): Promise<void> {
  for (const check of checks) await run(check);
}
