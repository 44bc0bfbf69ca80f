import { randomBytes } from 'node:crypto';
import { nanoid } from 'nanoid';

/** Where random ids and codes come from. Tests pass a counted one. */
export type Chance = {
  /** 21 URL-friendly characters, the first a letter or digit: 126 bits all but a fraction. */
  id(): string;
  bytes(count: number): Uint8Array;
};

export const systemChance: Chance = { id: readableId, bytes: randomBytes };

/** An id that begins with a dash reads like an option on a command line. */
function readableId(): string {
  let id = nanoid();
  while (!/^[a-z0-9]/i.test(id)) id = nanoid();
  return id;
}
