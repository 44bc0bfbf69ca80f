import { fdatasync, statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LogFlush, LogTrust } from '../../server/storage/sqlite/flush.ts';
import { openReader } from '../../server/storage/sqlite/open.ts';
import type { Flushed, Reply } from '../../server/storage/sqlite/protocol.ts';
import type { StoreError } from '../../server/storage/store.ts';
import { type Fixture, openFixture } from './fixture.ts';

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return { ...fs, fdatasync: vi.fn(fs.fdatasync) };
});

let fixture: Fixture;
beforeEach(() => {
  fixture = openFixture();
});
afterEach(() => fixture.close());

const commit = () => fixture.engine.ping();
const logFile = () => `${fixture.file}-wal`;
const logBytes = () => statSync(logFile()).size;

describe('replies held back until the log is flushed', () => {
  type Answer = { id: number | undefined; error: string | undefined };

  let log: LogFlush;
  let answers: Answer[];
  let told: Flushed[];
  /** Called at each answer. */
  let heard: () => void;
  beforeEach(() => {
    answers = [];
    told = [];
    heard = () => {};
    const answer = ([reply]: Reply[], error?: StoreError) => {
      answers.push({ id: reply?.id, error: error?.code });
      heard();
    };
    commit();
    log = new LogFlush(logFile(), answer, (flushed) => told.push(flushed));
  });

  const take = (id: number, era = 0) => log.take({ replies: [{ id, value: 'done' }], era });
  const answered = (count: number) =>
    new Promise<void>((resolve) => {
      heard = () => answers.length === count && resolve();
    });

  it('leave when it is, all that waited for the next flush together, and the writer is told how many', async () => {
    const all = answered(3);
    take(1);
    take(2);
    take(3);
    expect(answers).toEqual([]);
    await all;
    expect(answers.map(({ id, error }) => error ?? id)).toEqual([1, 2, 3]);
    expect(told).toEqual([{ flushed: 1 }, { flushed: 2 }]);
    log.close();
  });

  it('are refused when a flush fails, with those committed meanwhile and all that come yet of that era, whatever becomes of theirs', async () => {
    vi.mocked(fdatasync).mockImplementationOnce((_, done) => setImmediate(done, new Error('EIO: i/o error')));
    const refused = answered(2);
    take(1);
    take(2);
    await refused;
    expect(told).toEqual([{ flushed: 2, doubted: 0 }]);
    const both = answered(4);
    take(3);
    take(4, 1);
    await both;
    expect(answers).toEqual([
      { id: 1, error: 'store_unavailable' },
      { id: 2, error: 'store_unavailable' },
      { id: 3, error: 'store_unavailable' },
      { id: 4, error: undefined },
    ]);
    log.close();
  });
});

describe('trust in the log', () => {
  it('is kept while flushes succeed: the log stays as it is', () => {
    const trust = new LogTrust(fixture.engine.db);
    commit();
    const before = logBytes();
    trust.require();
    expect(logBytes()).toBe(before);
    expect(trust.era).toBe(0);
  });

  it('is lost with a flush that failed: nothing is committed before the whole log is in the file, and then an era begins', () => {
    const trust = new LogTrust(fixture.engine.db);
    commit();
    trust.doubt(0);

    fixture.engine.db.pragma('busy_timeout = 1');
    const reader = openReader(fixture.file);
    reader.exec('BEGIN');
    reader.prepare('SELECT beats FROM pulse').get();
    expect(() => trust.require()).toThrow(/flushed/);
    expect(trust.era).toBe(0);
    reader.exec('COMMIT');
    reader.close();

    expect(logBytes()).toBeGreaterThan(0);
    trust.require();
    expect(logBytes()).toBe(0);
    expect(trust.era).toBe(1);
    commit();
    trust.require();
    expect(logBytes()).toBeGreaterThan(0);
  });

  it('is not lost once more for a failure of an era that has ended', () => {
    const trust = new LogTrust(fixture.engine.db);
    trust.doubt(0);
    trust.require();
    commit();
    trust.doubt(0);
    trust.require();
    expect(logBytes()).toBeGreaterThan(0);
    expect(trust.era).toBe(1);
  });
});
