/**
 * Who asks to be hung up on and sends a body that nobody reads, because a GET needs none or because it is refused before, is
 * answered when it has all come. Node hangs up as soon as it has answered; what comes after that is refused by the system with
 * a reset, and a reset takes away answers that were not read yet (https://www.rfc-editor.org/rfc/rfc9112#section-9.6).
 */
import { finished } from 'node:stream';
import type { FastifyInstance } from 'fastify';

/** The body is thrown away as it comes; the time that a request may take bounds that. Who keeps the connection does not wait. */
export function answerAfterBody(app: FastifyInstance): void {
  app.addHook('onSend', ({ raw: request }, { raw: response }, payload, done) => {
    if (request.complete || response.shouldKeepAlive) return done(null, payload);
    finished(request, () => done(null, payload));
    request.resume();
  });
}
