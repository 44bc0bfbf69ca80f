import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lookOften, watchLog } from '../../server/storage/sqlite/upkeep.ts';

it('a look after the log that fails is told once and tried again, and told again when it had gone well in between', async () => {
  const warnings: string[] = [];
  const goesWell = [false, false, true, false];
  await new Promise<void>((resolve) => {
    const stop = lookOften(
      () => {
        const well = goesWell.shift();
        if (goesWell.length === 0) {
          stop();
          setImmediate(resolve);
        }
        if (!well) throw new Error('the disk is full');
      },
      (warning) => warnings.push(warning),
    );
  });
  expect(warnings).toEqual([expect.stringContaining('the disk is full'), expect.stringContaining('the disk is full')]);
});

it('a log that was removed, or replaced by another, is not the one that is written to', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dangol-'));
  const file = join(folder, 'dangol.db');
  writeFileSync(`${file}-wal`, '');
  const isThere = watchLog(file);
  expect(isThere()).toBe(true);
  rmSync(`${file}-wal`);
  expect(isThere()).toBe(false);
  // Kept apart by a file between them: the system may give the number of a removed file to the next one.
  writeFileSync(join(folder, 'between'), '');
  writeFileSync(`${file}-wal`, '');
  expect(isThere()).toBe(false);
  rmSync(folder, { recursive: true });
});
