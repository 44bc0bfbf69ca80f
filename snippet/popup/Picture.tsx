import { safePicture } from './link.ts';
import { type Shapes, USUAL_SHAPE } from './pictures.ts';

/** Taller pictures are cut to this shape: the buttons below should still be seen. */
const TALLEST_SHAPE = 4 / 5;

/** A picture in room that is reserved before it comes. One that cannot be loaded leaves its words, or nothing. */
export function Picture({ src, alt, shapes }: { src: string; alt: string; shapes: Shapes }) {
  const address = safePicture(src);
  const shape = address ? shapes.get(address) : 0;
  if (shape === 0) return alt ? <p class="text">{alt}</p> : null;
  // A late picture must fit the room that was kept for it, whole.
  const style = { aspectRatio: Math.max(shape ?? USUAL_SHAPE, TALLEST_SHAPE), objectFit: shape ? 'cover' : 'contain' };
  return <img class="picture" src={address} alt={alt} style={style} />;
}
