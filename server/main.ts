/** The process: arguments and environment in, exit code out. Nothing else reads either. */
import { parseArgs } from 'node:util';
import { Refusal } from './commands/refusal.ts';
import { serve } from './commands/serve.ts';
import { type Config, ConfigError, knobs, readConfig } from './config.ts';
import { StoreError } from './storage/store.ts';

const commands: Record<string, { run: (config: Config) => Promise<void>; about: string }> = {
  serve: { run: serve, about: 'collect, decide and show the dashboard until stopped · 서버를 시작합니다' },
};

/** Exit code of a command that was not understood, as in POSIX shells. */
const MISUSE = 2;

process.exit(await main(process.argv.slice(2), process.env));

async function main(argv: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const name = commandOf(argv);
  if (name === 'help') {
    console.log(help());
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    console.error(help());
    return MISUSE;
  }
  try {
    await command.run(readConfig(env));
    return 0;
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof Refusal || error instanceof StoreError)) throw error;
    console.error(error.message);
    return 1;
  }
}

/** The one word given, `help` for none or `--help`; empty for what cannot be understood. */
function commandOf(args: string[]): string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) return 'help';
    return positionals.length > 1 ? '' : (positionals[0] ?? 'help');
  } catch {
    return '';
  }
}

function help(): string {
  const settings = Object.values(knobs).map(
    (knob) => `  ${knob.name.padEnd(18)} ${knob.unit}; ${knob.bounds}${knob.default && ` [${knob.default}]`}`,
  );
  return [
    'dangol COMMAND',
    '',
    'Commands · 명령',
    ...Object.entries({ ...commands, help: { about: 'this text · 도움말' } }).map(
      ([name, { about }]) => `  ${name.padEnd(18)} ${about}`,
    ),
    '',
    'Settings, from the environment · 환경 변수',
    ...settings,
  ].join('\n');
}
