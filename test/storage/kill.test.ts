import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { recordedIds } from '../support/event-log.ts';
import { bundle, threadEntries } from './build.ts';

const ROUNDS = 4;
const SHOPPERS = 60;
/** Answers after which a round is killed; nobody is killed before the server made progress. */
const ANSWERS = [90, 400, 1_000, 200];

it('a server killed in the middle of its work loses nothing that it answered, and gives everybody the code they had', async () => {
  const built = await bundle({ ...threadEntries, server: 'test/storage/kill-server.ts' });
  const folder = await mkdtemp(join(tmpdir(), 'dangol-'));
  const file = join(folder, 'dangol.db');
  const acknowledged = new Set<string>();
  const codes = new Map<string, Set<string>>();
  for (let round = 0; round < ROUNDS; round++) {
    const server = spawn(
      process.execPath,
      [fileURLToPath(built.url('server')), file, String(round), String(SHOPPERS)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    for (const [id, visitor, code] of await answersUntilKilled(server, ANSWERS[round] ?? 0)) {
      acknowledged.add(id);
      if (code) codes.set(visitor, (codes.get(visitor) ?? new Set()).add(code));
    }
  }

  const db = new Database(file);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.pragma('foreign_key_check')).toEqual([]);
  const recorded = recordedIds(db);
  expect(new Set(recorded).size).toBe(recorded.length);
  expect([...acknowledged].filter((id) => !new Set(recorded).has(id))).toEqual([]);
  expect(codes.size).toBe(SHOPPERS);
  expect([...codes.values()].filter((held) => held.size > 1)).toEqual([]);
  expect(new Set([...codes.values()].flatMap((held) => [...held])).size).toBe(SHOPPERS);
  expect(db.prepare('SELECT SUM(amount) FROM rollup WHERE metric = ?').pluck().get('page_view')).toBe(recorded.length);
  expect(db.prepare('SELECT issued, free FROM coupon_stock').get()).toEqual({
    issued: SHOPPERS,
    free: 1_000 - SHOPPERS,
  });
  db.close();
  await rm(folder, { recursive: true });
  await built.remove();
}, 60_000);

/** The answers that reached the outside before the process was killed. */
async function answersUntilKilled(server: ChildProcess, least: number): Promise<[string, string, string][]> {
  const answers: [string, string, string][] = [];
  const ended = once(server, 'exit');
  if (!server.stdout) throw new Error('the server must tell its answers');
  const lines = createInterface({ input: server.stdout });
  lines.on('line', (line) => {
    const [id = '', visitor = '', code = ''] = line.split(' ');
    if (answers.push([id, visitor, code]) === least) server.kill('SIGKILL');
  });
  await Promise.all([ended, once(lines, 'close')]);
  expect(answers.length).toBeGreaterThanOrEqual(least);
  return answers;
}
