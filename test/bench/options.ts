/** What the command line says of the benchmarks themselves. */
import { parseArgs } from 'node:util';

export type Options = {
  /** Events in the large database: the requirement speaks of twenty million. */
  events: number;
  /** Print where the server spent its time. */
  profile: boolean;
};

/** Takes `--events NUMBER` and `--profile`; the rest is for the scoreboard. @throws Error when it is not a number. */
export function readOptions(args: readonly string[]): { options: Options; rest: string[] } {
  const own = {
    events: { type: 'string', default: '20000000' },
    profile: { type: 'boolean', default: false },
  } as const;
  const { values, tokens } = parseArgs({ args: [...args], options: own, strict: false, tokens: true });
  const events = Number(values.events);
  if (!(events >= 1)) throw new Error(`--events must be a number of events; got ${values.events}`);
  const taken = new Set<number>();
  for (const token of tokens) {
    if (token.kind !== 'option' || !(token.name in own)) continue;
    taken.add(token.index);
    if (token.name === 'events' && !token.inlineValue) taken.add(token.index + 1);
  }
  return { options: { events, profile: values.profile === true }, rest: args.filter((_, index) => !taken.has(index)) };
}
