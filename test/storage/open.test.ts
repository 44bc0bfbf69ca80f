import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openReader, openWriter } from '../../server/storage/sqlite/open.ts';
import { StoreError } from '../../server/storage/store.ts';

const newFile = () => join(mkdtempSync(join(tmpdir(), 'dangol-')), 'dangol.db');

describe('opening the database', () => {
  it('flushes every commit to disk: synchronous is FULL, which is not what the library does by itself', () => {
    const db = openWriter(newFile());
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.pragma('page_size', { simple: true })).toBe(4_096);
    db.close();
  });

  it('refuses a database that another program made', () => {
    const file = newFile();
    new Database(file).exec('CREATE TABLE recipe (id INTEGER)').close();
    expect(() => openWriter(file)).toThrow(StoreError);
    expect(() => openWriter(file)).toThrow(/database of another program/);
  });

  it('refuses a database that a newer version wrote', () => {
    const file = newFile();
    const db = openWriter(file);
    db.pragma('user_version = 999');
    db.close();
    expect(() => openWriter(file)).toThrow(/schema 999.*newer/);
  });

  it('refuses a place that cannot keep a write-ahead log', () => {
    expect(() => openWriter(':memory:')).toThrow(/journal_mode wal/);
  });

  it('finds its data again, and a reader cannot change it', () => {
    const file = newFile();
    const first = openWriter(file);
    first.exec('UPDATE pulse SET beats = 7');
    first.close();
    const writer = openWriter(file);
    const reader = openReader(file);
    expect(reader.prepare('SELECT beats FROM pulse').pluck().get()).toBe(7);
    expect(() => reader.exec('UPDATE pulse SET beats = 8')).toThrow(/readonly/);
    reader.close();
    writer.close();
  });
});
