/**
 * A check as a process of its own, so that two run at a time without waiting for each other's JavaScript, and one that breaks
 * takes nothing with it. The process is `run-one.ts`.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Check, Form, Row } from '../support/scoreboard.ts';

const script = join(import.meta.dirname, 'run-one.ts');

/** The same check; `run` rejects when the process ends without rows. */
export function inOwnProcess(check: Check): Check {
  return { ...check, run: (form) => runApart(check.name, form) };
}

async function runApart(name: string, form: Form): Promise<Row[]> {
  const child = fork(script, [name, form]);
  let rows: Row[] | undefined;
  child.on('message', (told) => {
    rows = told as Row[];
  });
  const [code, signal] = await once(child, 'close');
  if (!rows) throw new Error(`${name} ended with ${code ?? signal} and told nothing`);
  return rows;
}
