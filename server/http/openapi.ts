/** `/api/openapi.json`, made from the schemas that the routes check with. */
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { type ErrorCode, errors } from '../contract/error.ts';

/** Any route may answer so. */
const problem = {
  description: 'Not done; `error.code` says why.',
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: { type: 'string', enum: Object.keys(errors) as ErrorCode[] },
        message: { type: 'string' },
        faults: {
          type: 'array',
          items: {
            type: 'object',
            required: ['path', 'rule'],
            properties: { path: { type: 'string' }, rule: { type: 'string' }, received: { type: 'string' } },
          },
        },
      },
    },
  },
};

/** What a route is, for readers of the document; `parts` are the schemas it is checked with. */
export function about(tag: string, summary: string, parts: { body?: object; querystring?: object } = {}) {
  return { schema: { summary, tags: [tag], ...parts } };
}

/** To be called before the routes are registered: it listens to them. */
export async function describeRoutes(app: FastifyInstance, publicUrl: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Dangol', description: 'What a shop page sends, and what the dashboard asks.', version: '1' },
      servers: [{ url: publicUrl }],
    },
    hideUntagged: true,
    refResolver: { buildLocalReference: (json) => String(json.$id) },
    transform: ({ schema, url }) => ({
      schema: { ...schema, response: { '2XX': { description: 'Done' }, default: problem } },
      url,
    }),
  });
}

export function openapiRoutes(app: FastifyInstance): void {
  app.get('/openapi.json', () => app.swagger());
}
