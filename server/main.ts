/** The process: arguments and environment in, exit code out. Nothing else reads either. */
import { parseArgs } from 'node:util';
import { backupCommand } from './commands/backup.ts';
import { checkCommand } from './commands/check.ts';
import type { Command, Options } from './commands/command.ts';
import { importCommand } from './commands/import.ts';
import { Refusal } from './commands/refusal.ts';
import { restoreCommand } from './commands/restore.ts';
import { serveCommand } from './commands/serve.ts';
import { ConfigError, knobs, readConfig } from './config.ts';
import { collectOften } from './heap.ts';
import { StoreError } from './storage/store.ts';

const commands: Record<string, Command> = {
  serve: serveCommand,
  backup: backupCommand,
  restore: restoreCommand,
  check: checkCommand,
  import: importCommand,
};

/** Exit code of a command that was not understood, as in POSIX shells. */
const MISUSE = 2;

collectOften();
process.exit(await main(process.argv.slice(2), process.env));

async function main([name = 'help', ...args]: string[], env: NodeJS.ProcessEnv): Promise<number> {
  if (['help', '--help', '-h'].includes(name) || args.includes('--help')) {
    console.log(help());
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const asked = command && understand(command, args);
  if (!asked) {
    console.error(help());
    return MISUSE;
  }
  try {
    await command.run(readConfig(env), asked.operands, asked.options);
    return 0;
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof Refusal || error instanceof StoreError)) throw error;
    console.error(error.message);
    return 1;
  }
}

/** Undefined when there are too many arguments, too few, or unknown ones. */
function understand(command: Command, args: string[]): { operands: string[]; options: Options } | undefined {
  const names = Object.keys(command.options ?? {});
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    return positionals.length === command.operands.length ? { operands: positionals, options: values } : undefined;
  } catch {
    return undefined;
  }
}

function help(): string {
  const words = Object.entries(commands).map(([name, command]) => [usageOf(name, command), command.about] as const);
  const wide = Math.max(
    ...words.map(([usage]) => usage.length),
    ...Object.values(knobs).map(({ name }) => name.length),
  );
  const line = (name: string, about: string) => `  ${name.padEnd(wide)}  ${about}`;
  return [
    'dangol COMMAND',
    '',
    'Commands · 명령',
    ...words.map(([usage, about]) => line(usage, about)),
    line('help', 'this text · 도움말'),
    '',
    'Settings, from the environment · 환경 변수',
    ...Object.values(knobs).map((knob) =>
      line(knob.name, `${knob.unit}; ${knob.bounds}${knob.default && ` [${knob.default}]`}`),
    ),
  ].join('\n');
}

function usageOf(name: string, { operands, options = {} }: Command): string {
  return [name, ...operands, ...Object.entries(options).map(([option, value]) => `[--${option} ${value}]`)].join(' ');
}
