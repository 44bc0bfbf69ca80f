import { describe, expect, it } from 'vitest';
import { type Machine, runInLanes } from './lanes.ts';

type Run = { name: string; machine?: Machine };
const named = (names: string, machine?: Machine): Run[] =>
  [...names].map((name) => (machine ? { name, machine } : { name }));
const checks = [
  ...named('ab'),
  ...named('X', 'alone'),
  ...named('FG', 'first'),
  ...named('cd'),
  ...named('Y', 'alone'),
];

/** Runs them, each for some turns of the event loop; what ran when each began, in the order of their begin. */
async function watch(all: readonly Run[], turns: (check: Run) => number = () => 3) {
  const running = new Set<string>();
  const begun: { name: string; beside: string }[] = [];
  await runInLanes(all, async (check) => {
    begun.push({ name: check.name, beside: [...running].sort().join('') });
    running.add(check.name);
    for (let turn = 0; turn < turns(check); turn++) await new Promise(setImmediate);
    running.delete(check.name);
  });
  return begun;
}

describe('checks in lanes', () => {
  it.each([
    ['equally long ones', () => 3],
    ['ones of many lengths', ({ name }: Run) => 1 + ((name.charCodeAt(0) * 7) % 11)],
    ['long ones that come first', ({ name }: Run) => ('FG'.includes(name) ? 40 : 2)],
  ])('run once each, at most two at a time, with %s', async (_, turns) => {
    const begun = await watch(checks, turns);
    expect(begun.map(({ name }) => name).sort()).toEqual(checks.map(({ name }) => name).sort());
    expect(begun.filter(({ beside }) => beside.length > 1)).toEqual([]);
    expect(begun.some(({ beside }) => beside.length === 1)).toBe(true);
  });

  it('never have a neighbour when they must be alone', async () => {
    const begun = await watch(checks, ({ name }) => ('XY'.includes(name) ? 20 : 5));
    for (const { name, beside } of begun) if (/[XY]/.test(name + beside)) expect(beside).toBe('');
  });

  it('never have another beside them that comes first as well', async () => {
    const begun = await watch(checks, ({ name }) => ('FG'.includes(name) ? 10 : 1));
    expect(begun.filter(({ name, beside }) => /[FG]/.test(name) && /[FG]/.test(beside))).toEqual([]);
  });

  it('leave no lane idle while some of the rest wait', async () => {
    const begun = await watch(named('abcd'), ({ name }) => (name === 'a' ? 30 : 3));
    expect(begun.slice(1).map(({ beside }) => beside)).toEqual(['a', 'a', 'a']);
  });

  it('end with the error of a run', async () => {
    const failing = runInLanes(checks, ({ name }) =>
      name === 'c' ? Promise.reject(new Error('c broke')) : Promise.resolve(),
    );
    await expect(failing).rejects.toThrow('c broke');
  });
});
