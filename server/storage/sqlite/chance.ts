import { randomBytes } from 'node:crypto';
import { nanoid } from 'nanoid';

/** Where random ids and codes come from. Tests pass a counted one. */
export type Chance = {
  /** 21 URL-friendly characters, 126 bits. */
  id(): string;
  bytes(count: number): Uint8Array;
};

export const systemChance: Chance = { id: () => nanoid(), bytes: randomBytes };
