import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { restore } from '../storage/sqlite/restore.ts';
import type { Command } from './command.ts';

/** `dangol restore FILE`: a backup becomes the database again. */
export const restoreCommand: Command = {
  about: 'make the database what the backup FILE is; stop the server first · 백업에서 복원합니다',
  operands: ['FILE'],
  async run({ dataFolder }, [file = '']) {
    await mkdir(dataFolder, { recursive: true });
    const kept = await restore(resolve(file), join(dataFolder, 'dangol.db'), Date.now());
    console.log(`Restored ${resolve(file)} into ${dataFolder}.`);
    if (kept) console.log(`What was there before is kept as ${kept}; delete it when you need it no longer.`);
  },
};
