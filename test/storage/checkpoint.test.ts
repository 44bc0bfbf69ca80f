import { statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Checkpoint } from '../../server/storage/sqlite/checkpoint.ts';
import { openCheckpointer, openReader } from '../../server/storage/sqlite/open.ts';
import { type Fixture, openFixture } from './fixture.ts';

const WORTH_BYTES = 1_000_000;
const ROW_BYTES = 10_000;
/** One commit between two looks at the log: a writer that never rests. */
const COMMITS = 1_500;

let fixture: Fixture;
let beside: Database.Database;
let copying: Checkpoint;
let finishing: Checkpoint;
beforeEach(() => {
  fixture = openFixture();
  fixture.engine.db.exec('CREATE TABLE heap (row BLOB)');
  beside = openCheckpointer(fixture.file);
  copying = new Checkpoint(beside, WORTH_BYTES);
  finishing = new Checkpoint(fixture.engine.db, WORTH_BYTES);
});
afterEach(() => {
  beside.close();
  fixture.close();
});

/** Commits, and looks after the log after each; the longest of these looks, milliseconds. */
function write(commits: number): number {
  const insert = fixture.engine.db.prepare(`INSERT INTO heap VALUES (randomblob(${ROW_BYTES}))`);
  let longest = 0;
  for (let commit = 0; commit < commits; commit++) {
    insert.run();
    const started = performance.now();
    copying.copy();
    // Added while the other connection copied.
    insert.run();
    finishing.finish();
    longest = Math.max(longest, performance.now() - started);
  }
  return longest;
}

const walBytes = () => statSync(`${fixture.file}-wal`).size;

describe('the write-ahead log', () => {
  it('stays short under a writer that never rests', () => {
    write(COMMITS);
    expect(COMMITS * 2 * ROW_BYTES).toBeGreaterThan(20 * WORTH_BYTES);
    expect(walBytes()).toBeLessThan(2 * WORTH_BYTES);
  });

  it('grows while a reader stays on an old state, which stops nobody, and starts again when it has left', () => {
    const reader = openReader(fixture.file);
    reader.exec('BEGIN');
    reader.prepare('SELECT COUNT(*) FROM heap').get();
    // Who waited for the reader would wait so long; a flush may take a second on a busy disk.
    for (const db of [beside, fixture.engine.db]) db.pragma('busy_timeout = 20000');
    expect(write(COMMITS / 5)).toBeLessThan(10_000);
    expect(copying.copy()).toBeGreaterThan((COMMITS / 5) * ROW_BYTES);
    const grown = walBytes();
    reader.exec('COMMIT');
    write(5);
    expect(copying.copy()).toBeLessThan(WORTH_BYTES);
    expect(walBytes()).toBeLessThan(grown + WORTH_BYTES);
    reader.close();
    expect(fixture.engine.db.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('does not outrun who copies it: at its bound the writer copies all of it, and is not full', () => {
    const ofWriter = new Checkpoint(fixture.engine.db, WORTH_BYTES, 2 * WORTH_BYTES);
    const insert = fixture.engine.db.prepare(`INSERT INTO heap VALUES (randomblob(${ROW_BYTES}))`);
    for (let commit = 0; commit < COMMITS; commit++) {
      insert.run();
      expect(ofWriter.finish()).toBe(false);
    }
    expect(walBytes()).toBeLessThan(2 * WORTH_BYTES + 10 * ROW_BYTES);
  });

  it('is said to be full when a reader lets nothing be copied, and not any more when it has left', () => {
    const [besideIt, ofWriter] = [beside, fixture.engine.db].map(
      (db) => new Checkpoint(db, WORTH_BYTES, 2 * WORTH_BYTES),
    );
    const insert = fixture.engine.db.prepare(`INSERT INTO heap VALUES (randomblob(${ROW_BYTES}))`);
    const isFull = () => {
      besideIt?.copy();
      return ofWriter?.finish();
    };
    insert.run();
    const reader = openReader(fixture.file);
    reader.exec('BEGIN');
    reader.prepare('SELECT COUNT(*) FROM heap').get();
    while (!isFull()) insert.run();
    expect(walBytes()).toBeGreaterThan(2 * WORTH_BYTES);
    expect(walBytes()).toBeLessThan(2 * WORTH_BYTES + 10 * ROW_BYTES);
    expect(isFull()).toBe(true);
    reader.exec('COMMIT');
    reader.close();
    // Nobody adds anything meanwhile.
    expect(isFull()).toBe(false);
    insert.run();
    expect(copying.copy()).toBeLessThan(WORTH_BYTES);
  });
});
