import type { Message } from '../../server/contract/message.ts';
import { safePicture } from './link.ts';

/** Shape reserved for a picture whose own is not known (yet). */
export const USUAL_SHAPE = 16 / 9;

/** Longest wait for pictures before a message is shown without knowing their shape. Judgement: longer and the moment is gone. */
const PICTURES_MS = 1_500;

/** Width over height by safe address; 0 for a picture that could not be loaded; absent while nothing is known. */
export type Shapes = Map<string, number>;

/**
 * Loads the pictures of a message, so that it opens at its final size and nothing moves afterwards.
 * @returns what is known of them when all have come or the wait is over.
 */
export async function loadPictures(message: Message): Promise<Shapes> {
  const shapes: Shapes = new Map();
  const addresses = message.blocks.flatMap((block) => (block.type === 'image' ? (safePicture(block.src) ?? []) : []));
  if (!addresses.length) return shapes;
  const loaded = Promise.all(addresses.map(async (address) => shapes.set(address, await shapeOf(address))));
  await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, PICTURES_MS))]);
  return new Map(shapes);
}

async function shapeOf(address: string): Promise<number> {
  const picture = new Image();
  picture.src = address;
  try {
    await picture.decode();
    return picture.naturalWidth / picture.naturalHeight || USUAL_SHAPE;
  } catch {
    return 0;
  }
}
