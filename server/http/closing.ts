import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';

/** Once the server goes down, what is under way is finished and what still arrives is told to come back. */
export function answerClosing(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onRequest', (_request, _reply, done) => {
    done(closing ? new Problem('closing') : undefined);
  });
}
