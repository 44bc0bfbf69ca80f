/** Reads JSON from strangers. Every body of the server goes through here. */
import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { parse } from 'secure-json-parse';
import { MAX_DEPTH } from '../contract/limits.ts';
import { Problem } from './problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The JSON that `body` was read from; empty without one. */
    bodyText: string;
  }
}

/** Takes JSON as {@link parseJson} does, and nothing else; compressed bodies are not taken. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.decorateRequest('bodyText', '');
  addJsonParser(app, 'application/json');
  app.addHook('onRequest', ({ headers }, _reply, done) => {
    const { 'content-encoding': encoding = 'identity' } = headers;
    if (encoding === 'identity') done();
    else done(new Problem('unsupported_media_type', `Send the body plain, not as ${encoding}.`));
  });
}

/** Takes bodies of a type as JSON. */
export function addJsonParser(app: FastifyInstance, type: string): void {
  app.addContentTypeParser(type, { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    try {
      request.bodyText = textOf(body);
      done(null, parseJson(request.bodyText));
    } catch (problem) {
      done(problem as Problem);
    }
  });
}

/** A text without these names no prototype, however it is written; secure-json-parse takes five times as long to see that. */
const MAY_SMUGGLE = ['__proto__', 'constructor', '\\u'];

/** @throws Problem `invalid_json`, `too_deep`. */
function textOf(body: Buffer): string {
  if (body.length === 0) throw new Problem('invalid_json', 'The body is empty; JSON is expected.');
  if (!isUtf8(body)) throw new Problem('invalid_json', 'The body is not UTF-8.');
  if (isTooDeep(body)) throw new Problem('too_deep', `The body nests deeper than ${MAX_DEPTH} levels.`);
  return body.toString();
}

/**
 * The value of a JSON body. A `__proto__` or a `constructor.prototype` in it is refused, not dropped.
 *
 * @throws Problem `invalid_json`.
 */
function parseJson(text: string): unknown {
  try {
    return MAY_SMUGGLE.some((word) => text.includes(word)) ? parse(text) : JSON.parse(text);
  } catch (error) {
    throw new Problem('invalid_json', `The body is not JSON: ${(error as Error).message}.`);
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Whether brackets nest deeper than allowed, found before JSON.parse builds the tree: half a million levels fit in 1 MiB
 * and everything that walks them afterwards overflows its stack. In UTF-8 no byte of a longer character looks like these.
 */
function isTooDeep(body: Buffer): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < body.length; index++) {
    const byte = body[index];
    if (inString) {
      if (byte === BACKSLASH) index++;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (byte === 0x5b || byte === 0x7b) {
      if (++depth > MAX_DEPTH) return true;
    } else if (byte === 0x5d || byte === 0x7d) depth--;
  }
  return false;
}
