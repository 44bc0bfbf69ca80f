import { join, resolve } from 'node:path';
import { checkUp } from '../storage/sqlite/checkup.ts';
import type { Command } from './command.ts';
import { Refusal } from './refusal.ts';

/** `dangol check`: whether the database, or with `--file` a backup, is whole. */
export const checkCommand: Command = {
  about: 'look whether the database (or a backup FILE) is whole; the server may run · 데이터베이스를 검사합니다',
  operands: [],
  options: { file: 'FILE' },
  async run({ dataFolder }, _, { file }) {
    const checked = file ? resolve(file) : join(dataFolder, 'dangol.db');
    const faults = checkUp(checked);
    if (faults.length > 0) {
      const lines = faults.map((fault) => `  ${fault}`).join('\n');
      throw new Refusal(`${checked} is not whole:\n${lines}\nRestore a backup with: dangol restore FILE`);
    }
    console.log(`${checked} is whole.`);
  },
};
