/** Gives every reply `sendFile`, for the files that the build made. Each route says itself how long they may be kept. */
import files from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** For files whose name holds a hash of their content. */
export const FOREVER = 'public, max-age=31536000, immutable';

/** @param publicDir `dist/public`; a file's twin that ends in `.br` is sent to browsers that take it. */
export async function publicFiles(app: FastifyInstance, publicDir: string): Promise<void> {
  await app.register(files, { root: publicDir, serve: false, index: false, cacheControl: false, preCompressed: true });
}
