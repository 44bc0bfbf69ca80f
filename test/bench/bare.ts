/** The yardstick: a Fastify route that parses the same body and answers, and does nothing else. Argument: the port. */
import Fastify from 'fastify';

const app = Fastify();
app.addContentTypeParser('text/plain', { parseAs: 'string' }, (_, body, done) => done(null, JSON.parse(String(body))));
app.post<{ Body: { events: unknown[] } }>('/v1/batch', async ({ body }) => {
  return { accepted: body.events.length, duplicates: 0, refused: [], decisions: [] };
});
// Whoever started it has gone.
process.on('disconnect', () => process.exit());
await app.listen({ host: '127.0.0.1', port: Number(process.argv[2]) });
process.send?.('listening');
