import { join, resolve } from 'node:path';
import { backUp } from '../storage/sqlite/backup.ts';
import type { Command } from './command.ts';

/** `dangol backup FILE`: a copy of the database, also while the server runs. */
export const backupCommand: Command = {
  about: 'copy the database to FILE and check the copy; the server may run · 데이터베이스를 백업합니다',
  operands: ['FILE'],
  async run({ dataFolder }, [file = '']) {
    const target = resolve(file);
    const bytes = await backUp(join(dataFolder, 'dangol.db'), target);
    console.log(`${target}: ${(bytes / 1e6).toFixed(1)} MB, checked.`);
  },
};
