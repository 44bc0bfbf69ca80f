/** `dangol serve`: opens the store and the port, says where everything is, and closes both without losing anything. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../app.ts';
import type { Config } from '../config.ts';
import { backupJob } from '../jobs/backup.ts';
import { sampleJob } from '../jobs/sample.ts';
import { type Job, startJobs } from '../jobs/schedule.ts';
import { tidyJob } from '../jobs/tidy.ts';
import { keepBackups } from '../storage/sqlite/shelf.ts';
import { openSqliteStore } from '../storage/sqlite/store.ts';
import type { Command } from './command.ts';
import { drain } from './drain.ts';
import { furnish } from './first-run.ts';
import { Refusal } from './refusal.ts';

const SETUP_TOKEN_BYTES = 24;

export const serveCommand: Command = {
  about: 'collect, decide and show the dashboard until stopped · 서버를 시작합니다',
  operands: [],
  run: serve,
};

/** Serves until SIGTERM or SIGINT. Throws Refusal when it cannot start, or can record nothing more. */
async function serve(config: Config): Promise<void> {
  const clock = Date.now;
  // From the very start: a signal that comes while the store is being opened is not missed.
  const asked = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  const publicDir = fileURLToPath(new URL('../public', import.meta.url));
  await makeFolder(config.dataFolder);
  const file = join(config.dataFolder, 'dangol.db');
  const worker = new URL('./storage-worker.js', import.meta.url);
  const broken = Promise.withResolvers<void>();
  const store = await openSqliteStore({
    file,
    worker,
    log: (message) => console.error(message),
    broke: () => broken.resolve(),
  });
  try {
    await furnish(store, clock());
    // Nobody keeps it: while there is no owner every start makes another one.
    const setupToken =
      (await store.countUsers()) === 0 ? randomBytes(SETUP_TOKEN_BYTES).toString('base64url') : undefined;
    const app = await buildApp({
      config,
      store,
      clock,
      publicDir,
      log: process.stderr,
      ...(setupToken && { setupToken }),
    });
    await listen(app, config);
    const jobs = [tidyJob(store, clock), sampleJob(store, config.publicUrl), ...scheduledBackups(config, file, clock)];
    const stopJobs = startJobs(jobs, (job, error) => app.log.error(error, `${job.name} failed`));
    greet(config.publicUrl, setupToken);

    const why = await Promise.race([asked.then(() => 'asked'), broken.promise.then(() => 'broken')]);
    console.log('\nClosing… · 종료하는 중입니다…');
    await drain(app, stopJobs());
    // Rather than answering 503 for ever: whoever supervises the server starts it again.
    if (why === 'broken')
      throw new Refusal('The storage thread has ended; see the log above, and start the server again.');
  } finally {
    await store.close();
  }
}

/**
 * Backups are made by `dangol backup` in a process of its own: copying gigabytes would keep reports waiting in one of ours, and
 * what the operator runs by hand is what runs every day.
 */
function scheduledBackups(config: Config, file: string, clock: () => number): Job[] {
  const { backupFolder: folder, backupHours: everyHours, backupKeep: keep, dataFolder } = config;
  if (everyHours === 0) return [];
  const dangol = fileURLToPath(import.meta.url);
  const backUp = async (target: string) => {
    await promisify(execFile)(process.execPath, [dangol, 'backup', target], { env: { DANGOL_DATA: dataFolder } });
  };
  return [backupJob((now) => keepBackups({ file, folder, everyHours, keep, backUp }, now), clock)];
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    const { message } = error as Error;
    throw new Refusal(
      `The data folder ${folder} cannot be made or written: ${message}. Set DANGOL_DATA to another one.`,
    );
  }
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new Refusal(`Port ${port} is in use. Stop what runs there, or set DANGOL_PORT to another port.`);
    }
    throw new Refusal(`Cannot listen on ${host}:${port}: ${message}. Set DANGOL_HOST and DANGOL_PORT.`);
  }
}

function greet(publicUrl: string, setupToken: string | undefined): void {
  const lines = [
    '',
    '  Dangol · 단골',
    '',
    `  Demo shop · 데모 쇼핑몰    ${publicUrl}/demo/`,
    `  Dashboard · 대시보드       ${publicUrl}/`,
  ];
  if (setupToken) {
    lines.push(
      '',
      '  Make the owner with this link; it works once · 아래 링크에서 관리자 계정을 만들어 주세요 (한 번만 사용 가능)',
      `  ${publicUrl}/setup?token=${setupToken}`,
    );
  }
  console.log(`${lines.join('\n')}\n`);
}
