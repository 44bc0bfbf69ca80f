import type { Config } from '../config.ts';

/** One word that `dangol` understands. */
export type Command = {
  /** What it does, in English and Korean, for the help text. */
  about: string;
  /** What has to follow its name, in order: `['FILE']`. */
  operands: readonly string[];
  /** Options that may follow, and what their value is called: `{ site: 'KEY' }`. */
  options?: Readonly<Record<string, string>>;
  /** Throws Refusal when it cannot do what it was asked. */
  run(config: Config, operands: readonly string[], options: Options): Promise<void>;
};

/** The options that were given, by name. */
export type Options = Readonly<Partial<Record<string, string>>>;
